// SPDX-License-Identifier: Apache-2.0
//
// Files: what was read of a chip, each elementary file whole, by its identifier.

#pragma once

#include <map>

#include "emrtd/tlv.hpp"

namespace lds {

using cotejo::Result;
using emrtd::Bytes;
using emrtd::View;

/// Identifiers of ICAO 9303-10 § 4.5 and 9303-11 § 9.2.
inline constexpr std::uint16_t kCom = 0x011E, kSod = 0x011D, kCardAccess = 0x011C;

/// The identifier of a data group, 1 to 16: 0101 to 0110.
constexpr std::uint16_t file_of(int group) { return static_cast<std::uint16_t>(0x0100 + group); }

/// The tag of a data group, 1 to 16 (9303-10 § 4.5.1); 0 for any other number.
std::uint32_t tag_of(int group);
/// The data group that has this tag; 0 when none has.
int group_of(std::uint32_t tag);

/// The most that one file, and all of them, may have: far more than any chip holds.
inline constexpr std::size_t kMostBytes = 4u << 20;

class Files {
public:
    /// Takes a file in place of one of the same identifier.
    void put(std::uint16_t id, Bytes file) { files_[id] = std::move(file); }
    bool has(std::uint16_t id) const { return files_.contains(id); }
    /// Looks at a file; empty when it was not read. Valid until it is put anew.
    View get(std::uint16_t id) const;
    const std::map<std::uint16_t, Bytes>& all() const { return files_; }

    /// Writes the format "lds" of kinds.h: identifier (2 bytes), size (4 bytes), file; and so on.
    Bytes pack() const;
    /// Reads it. Status::refused: a size that does not fit, a file twice, more than kMostBytes.
    static Result<Files> unpack(View data);

private:
    std::map<std::uint16_t, Bytes> files_;
};

}  // namespace lds
