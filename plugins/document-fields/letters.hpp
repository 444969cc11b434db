// SPDX-License-Identifier: Apache-2.0
//
// Letters of many alphabets as the 26 of a machine readable zone, ICAO 9303-3 § 6.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fields {

/// A part of a name in the ways in which documents and lists write it, A to Z alone.
struct Word {
    std::string raw;                ///< capitals of its own alphabet, UTF-8
    std::vector<std::string> forms; ///< in the same order for every word; see letter_tables.hpp
    std::string skeleton;           ///< with AE, OE, UE, AA, NXX and UXX as A, O, U, A, N and U
    bool readable = true;           ///< false where a letter has no transliteration here
};

/// Takes a text apart at spaces, hyphens, commas and fillers. Apostrophes and points are left out, as
/// 9303-3 § 4.6 does. Small letters become capitals; letters written with a combining mark are one letter.
std::vector<Word> words(std::string_view utf8);

/// Writes words as one.
Word joined(const Word& first, const Word& second);

}  // namespace fields
