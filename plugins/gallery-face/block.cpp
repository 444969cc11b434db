// SPDX-License-Identifier: Apache-2.0
//
// Block: sixteen templates as 8-bit numbers, laid so that one instruction takes a step of all sixteen.

#include "block.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace gallery_face {
namespace {

constexpr float kNever = -1e30f;

struct Rounded {
    std::array<int, kNumbers> codes; ///< -127 to 127
    float scale;
    float error;
};

/// The largest number becomes 127; the error is rounded up, never down.
Rounded rounded(const Template& from) {
    float largest = 0;
    for (const float number : from.numbers) largest = std::max(largest, std::abs(number));
    Rounded result{{}, largest / 127, 0};
    double left_out = 0;
    for (std::size_t i = 0; i < kNumbers; ++i) {
        result.codes[i] = static_cast<int>(std::lround(from.numbers[i] / result.scale));
        const double off = from.numbers[i] - double{result.scale} * result.codes[i];
        left_out += off * off;
    }
    result.error = static_cast<float>(std::sqrt(left_out) * (1 + 1e-6));
    return result;
}

}  // namespace

Probe::Probe(const Template& from) : bias(0) {
    const Rounded result = rounded(from);
    scale = result.scale;
    error = result.error;
    for (std::size_t i = 0; i < kNumbers; ++i) {
        codes[i] = static_cast<std::int8_t>(result.codes[i]);
        bias += 128 * result.codes[i];
    }
}

void put(Block& block, std::size_t row, const Template& from, std::uint32_t slot) {
    const Rounded result = rounded(from);
    for (std::size_t i = 0; i < kNumbers; ++i)
        block.codes[i / 4][row][i % 4] = static_cast<std::uint8_t>(result.codes[i] + 128);
    block.scale[row] = result.scale;
    block.error[row] = result.error;
    block.slot[row] = slot;
}

void move(Block& to, std::size_t to_row, const Block& from, std::size_t from_row) {
    for (std::size_t step = 0; step < kSteps; ++step)
        std::memcpy(to.codes[step][to_row], from.codes[step][from_row], 4);
    to.scale[to_row] = from.scale[from_row];
    to.error[to_row] = from.error[from_row];
    to.slot[to_row] = from.slot[from_row];
}

void clear(Block& block, std::size_t row) {
    for (std::size_t step = 0; step < kSteps; ++step) std::memset(block.codes[step][row], 0, 4);
    block.scale[row] = 0;
    block.error[row] = kNever;
    block.slot[row] = 0;
}

}  // namespace gallery_face
