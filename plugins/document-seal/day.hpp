// SPDX-License-Identifier: Apache-2.0
//
// Day: a date without a time, as seals, certificates and MRZs have them.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace seal {

using Day = std::chrono::sys_days;

/// Reads a seal's date, ICAO 9303-13 § 2.3: month, day and year in decimal, as an integer of three bytes.
/// Nothing for a day that no calendar has.
std::optional<Day> day_of(std::span<const std::uint8_t, 3> bytes);

/// Reads an MRZ's YYMMDD in the century from 2000, as a date of expiry is meant. Nothing when a part is
/// unknown or no calendar has it.
std::optional<Day> expiry_of(std::string_view text);

/// Writes a day by ISO 8601.
std::string iso(Day day);

}  // namespace seal
