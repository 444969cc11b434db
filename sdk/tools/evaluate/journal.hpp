// SPDX-License-Identifier: Apache-2.0
//
// A file that entries are appended to and that survives a kill at any moment.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <span>
#include <string>

#include "cotejo/result.hpp"

namespace cotejo::tools::evaluation {

/// Entries behind a header of text, each with its length and the first bytes of its SHA-256. Of
/// mode 0600, locked while open. Any thread.
class Journal {
public:
    using Entry = std::function<void(std::span<const std::uint8_t>)>;

    /// Keeps nothing.
    Journal() = default;
    /// Opens or makes the file and hands over the entries in it. What is torn at its end is cut off.
    /// `header` is lines of "name value"; Status::invalid names the lines in which a file that is
    /// there differs; Status::busy when another process has it open; Status::failed.
    static Result<Journal> open(const std::filesystem::path& file, const std::string& header, const Entry& entry);

    Journal(Journal&& other) noexcept;
    Journal& operator=(Journal&& other) noexcept;
    ~Journal();

    /// Appends one entry in one write. Status::failed when it could not be written whole.
    Result<void> append(std::span<const std::uint8_t> entry);

private:
    std::mutex mutex_;
    std::filesystem::path file_;
    int descriptor_ = -1;
};

}  // namespace cotejo::tools::evaluation
