// SPDX-License-Identifier: Apache-2.0
//
// The kernel in plain C++, for every processor, and the choice between the three.

#include "kernel.hpp"

namespace gallery_face {
namespace {

bool anywhere() { return true; }

void dots(const Block& block, const Probe& probe, std::int32_t out[kRows]) {
    for (std::size_t row = 0; row < kRows; ++row) out[row] = -probe.bias;
    for (std::size_t step = 0; step < kSteps; ++step)
        for (std::size_t row = 0; row < kRows; ++row)
            for (std::size_t i = 0; i < 4; ++i)
                out[row] += block.codes[step][row][i] * probe.codes[step * 4 + i];
}

Hit scan(std::span<const Block> blocks, std::size_t from, const Probe& probe, float floor) {
    const Bound bound(probe, floor);
    for (std::size_t at = from; at < blocks.size(); ++at) {
        const Block& block = blocks[at];
        std::int32_t products[kRows];
        dots(block, probe, products);
        std::uint32_t rows = 0;
        for (std::size_t row = 0; row < kRows; ++row) {
            const float most = static_cast<float>(products[row]) * (bound.scale * block.scale[row]) +
                               bound.stretch * block.error[row];
            rows |= static_cast<std::uint32_t>(most > bound.least) << row;
        }
        if (rows) return {at, rows};
    }
    return {blocks.size(), 0};
}

}  // namespace

const Kernel kPlain{"plain", anywhere, scan, dots};

const Kernel& best_kernel() {
    static const Kernel& best = kAvx512.runs_here() ? kAvx512 : kAvx2.runs_here() ? kAvx2 : kPlain;
    return best;
}

}  // namespace gallery_face
