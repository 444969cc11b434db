// SPDX-License-Identifier: Apache-2.0
//
// Block: sixteen templates as 8-bit numbers, laid so that one instruction takes a step of all sixteen.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "template.hpp"

namespace gallery_face {

inline constexpr std::size_t kRows = 16;          ///< templates in a block
inline constexpr std::size_t kSteps = kNumbers / 4; ///< groups of four numbers

/// A number x of a row is (code - 128) * scale, rounded. `error` is the length of what rounding left
/// out, so that by Cauchy-Schwarz a cosine is off by no more. A row that is not used has scale 0 and an
/// error below every threshold.
struct alignas(64) Block {
    std::uint8_t codes[kSteps][kRows][4];
    float scale[kRows];
    float error[kRows];
    std::uint32_t slot[kRows]; ///< where the row's template lies
};

/// A probe as 8-bit numbers: x = code * scale, rounded, `error` as above.
struct alignas(64) Probe {
    explicit Probe(const Template& from);

    std::array<std::int8_t, kNumbers> codes;
    std::int32_t bias; ///< what the 128 added to every row's codes adds to a dot product
    float scale;
    float error;
};

/// Writes a template into a row.
void put(Block& block, std::size_t row, const Template& from, std::uint32_t slot);
/// Moves a row into another one.
void move(Block& to, std::size_t to_row, const Block& from, std::size_t from_row);
/// Wipes a row and takes it out of every search.
void clear(Block& block, std::size_t row);

}  // namespace gallery_face
