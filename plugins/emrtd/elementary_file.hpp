// SPDX-License-Identifier: Apache-2.0
//
// Reads an elementary file of a chip in as few commands as the chip allows (ICAO 9303-10, 3.6).

#pragma once

#include <functional>

#include "chip.hpp"

namespace emrtd {

inline constexpr std::uint16_t kCardAccess = 0x011C, kCardSecurity = 0x011D, kSod = 0x011D, kCom = 0x011E;

/// The most bytes that a file may say it has: far more than any document's.
inline constexpr std::size_t kMostFile = 256u << 10;

/// Told after each answer: how many bytes of the file are here, and how many there will be.
using Progress = std::function<void(std::size_t got, std::size_t size)>;

/// Reads the file of this identifier in the application that is selected, by its short identifier (its last
/// five bits) or, where the chip knows none, by SELECT. A file's size is that of the data object in it, and
/// nothing beyond is read; of a file that ends before that, what is there is given.
/// Causes: absent; denied: the chip does not let it be read; garbled; the transport's.
Answer<Bytes> read_file(Chip& chip, std::uint16_t id, const Progress& progress = {});

/// Reads EF.CardAccess, which everybody may, and learns by it whether the chip takes extended lengths where
/// `probe_extended`. Cause absent: the chip has none.
Answer<Bytes> read_card_access(Chip& chip, bool probe_extended);

}  // namespace emrtd
