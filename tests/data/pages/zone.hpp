// SPDX-License-Identifier: Apache-2.0
//
// zone: writes a machine readable zone, apart from what reads it: ICAO 9303 parts 3 to 7.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page.hpp"

namespace pages {

/// Weights 7, 3, 1, modulo 10 (ICAO 9303-3 § 4.9).
char check_digit(std::string_view text);

/// Writes the lines of this kind of page; none for a page without an MRZ. Names that are too long are
/// cut at the field's end; a TD1's document number above nine characters goes on in its optional data.
std::vector<std::string> zone(Kind kind, const Person& person);

}  // namespace pages
