// SPDX-License-Identifier: Apache-2.0
//
// Which character may follow which within a field, and how usual that is: small automata.

#pragma once

#include <array>
#include <cstdint>

#include "mrz/layout.hpp"

namespace mrz {

inline constexpr int kCharacters = 37; // as kAlphabet has them
inline constexpr int kFiller = 36;
inline constexpr int kModes = 8;

/// One character of a field: from each mode, by character, the next mode and how usual it is.
struct Rules {
    struct Arc {
        std::int8_t to = -1; ///< below 0: may not stand here
        float usual = 0.0f;
    };
    std::array<std::array<Arc, kCharacters>, kModes> from{};
};

/// The mode of a field whose characters so far are all fillers; its check digit may be one too. Every
/// field begins in mode 0.
inline constexpr int kBlank = 4;

/// Gives the rules of the n-th character of a part, n from 0.
const Rules& rules_of(Part part, Format format, int n);
/// The characters of a long document number: letters and digits.
const Rules& rules_of_long_number();
/// A filler and nothing else.
const Rules& rules_of_filler();

/// Which digit a character counts as in a check digit, modulo 10.
constexpr int residue(int character) { return character == kFiller ? 0 : character % 10; }

}  // namespace mrz
