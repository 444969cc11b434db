// SPDX-License-Identifier: Apache-2.0
//
// PDF417's codewords and their forms, ISO/IEC 15438 § 5.3.1: 17 modules of four bars and four spaces.

#pragma once

#include <array>
#include <cstdint>

namespace barcode::pdf417 {

inline constexpr int kWordModules = 17;
inline constexpr int kWords = 929;

/// The forms, by cluster and codeword: fifteen bits, without the first module and the last.
extern const std::array<std::array<std::uint16_t, kWords>, 3> kForms;

/// The form that a codeword has in a row, its first module in the highest of 17 bits.
inline std::uint32_t form(int codeword, int row) {
    return 1u << 16 | std::uint32_t(kForms[std::size_t(row % 3)][std::size_t(codeword)]) << 1;
}

/// How dark each module of a codeword looks, about -1 (light) to 1 (dark).
using Looks = std::array<float, kWordModules>;

/// A codeword, and how much better it fits than the next: about 0 where nothing was seen.
struct Word {
    int codeword = 0;
    float lead = 0;
};

/// Gives the codeword of row `row` that is most alike. `blur` says which part of a module's look
/// spills to each neighbour, 0 to 0.3.
Word likeliest(const Looks& looks, int row, float blur);

}  // namespace barcode::pdf417
