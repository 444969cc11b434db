// SPDX-License-Identifier: Apache-2.0
//
// Files: SELECT and READ BINARY of a simulated chip, ICAO 9303-10 § 3.6.

#pragma once

#include <optional>

#include "emrtd/apdu.hpp"
#include "passport/card/chip.hpp"

namespace passport::card {

class Files {
public:
    /// `chip` must outlive it.
    explicit Files(const Chip& chip) : chip_(chip) {}

    /// Goes back to the master file, as after power on.
    void reset();

    /// Answers SELECT of the master file, of the application by its name, or of a file by its
    /// identifier. `open`: somebody has authenticated. 6A82 for what is not there, 6982 for what is
    /// not open; DG3 and DG4 never are.
    emrtd::Response select(const emrtd::Command& command, bool open);

    /// Answers READ BINARY, even (B0, with short file identifiers) and odd (B1, with data object 54).
    emrtd::Response read(const emrtd::Command& command, bool open);

    bool in_application() const { return in_application_; }
    /// The identifier of the file selected last, 0 when none is.
    std::uint16_t current() const { return current_; }

private:
    const Bytes* find(std::uint16_t id) const;
    std::optional<std::uint16_t> refusal(std::uint16_t id, bool open) const;

    const Chip& chip_;
    bool in_application_ = false;
    std::uint16_t current_ = 0;
};

}  // namespace passport::card
