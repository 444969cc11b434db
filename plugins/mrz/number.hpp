// SPDX-License-Identifier: Apache-2.0
//
// The document number of a zone, long ones too: 9303-5 and 9303-6 § 4.2.2.1, note j.

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mrz/mrz.hpp"

namespace mrz {

struct Number {
    std::string text;         ///< as its check digit covers it: nine characters, more when long
    char check = '<';         ///< the check digit as it stands there
    std::size_t borrowed = 0; ///< how many characters of the optional data belong to it
};

/// Reads a number. Where '<' stands for its check digit and all nine places are used, the optional
/// data of a TD1 or TD2 goes on with the number, ends it with its check digit, and a filler follows.
Number read_number(Format format, std::span<const std::string> lines);

}  // namespace mrz
