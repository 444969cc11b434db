// SPDX-License-Identifier: Apache-2.0
//
// Kernel: reads blocks until one has a row that may be alike enough. Three bodies, one result.

#pragma once

#include <span>
#include <string_view>

#include "block.hpp"

namespace gallery_face {

/// The first block at or after `from` with a row whose cosine may be above a floor, and those rows.
struct Hit {
    std::size_t block; ///< the number of blocks when there is none
    std::uint32_t rows; ///< a bit a row
};

/// What a processor must be able to do, and the code for it.
struct Kernel {
    std::string_view name;
    bool (*runs_here)();
    /// Never passes over a row whose cosine with the probe is above `floor`: what rounding of row and
    /// probe may have cost is added to every row before it is held against the floor.
    Hit (*scan)(std::span<const Block> blocks, std::size_t from, const Probe& probe, float floor);
    /// The dot products of the codes of one block's rows with the probe's, less the bias.
    void (*dots)(const Block& block, const Probe& probe, std::int32_t dots[kRows]);
};

extern const Kernel kPlain, kAvx2, kAvx512;

/// The fastest that runs here.
const Kernel& best_kernel();

/// What a row's dot product becomes, and what it is held against: q*r <= scale * dot * row.scale +
/// stretch * row.error + probe.error, by Cauchy-Schwarz twice over.
struct Bound {
    Bound(const Probe& probe, float floor)
        : scale(probe.scale), stretch(1 + probe.error), least(floor - probe.error - kArithmetic) {}
    float scale, stretch, least;

private:
    /// Covers the rounding of these very sums, and of the exact cosine's, by far.
    static constexpr float kArithmetic = 1e-5f;
};

}  // namespace gallery_face
