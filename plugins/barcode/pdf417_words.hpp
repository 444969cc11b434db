// SPDX-License-Identifier: Apache-2.0
//
// The forms of PDF417's codewords, ISO/IEC 15438 § 5.3.1: 17 modules of four bars and four spaces.

#pragma once

#include <array>
#include <cstdint>

namespace barcode::pdf417 {

inline constexpr int kWordModules = 17;

/// How dark each module of a codeword looks, about -1 (light) to 1 (dark).
using Looks = std::array<float, kWordModules>;

/// A form, its first module in the highest of 17 bits, and how much better it fits than the next.
struct Word {
    std::uint32_t modules = 0;
    float lead = 0;
};

/// Gives the form of row `row` (its cluster is row mod 3) that is most alike. `blur` says which part of a
/// module's look spills to each neighbour, 0 to 0.3.
Word likeliest(const Looks& looks, int row, float blur);

}  // namespace barcode::pdf417
