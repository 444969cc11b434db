// SPDX-License-Identifier: Apache-2.0
//
// Ridges: the skin of a whole fingertip, grown from noise.

#pragma once

#include <cstdint>
#include <vector>

namespace cotejo::prints {

/// A surface of heights, -1 (valley) to 1 (ridge), row by row from the top.
struct Skin {
    int width = 0, height = 0;
    std::vector<float> heights;

    /// The height at a point between the pixels; a valley outside.
    double at(double x, double y) const;
};

/// Grows the ridges of a finger.
Skin grow(std::uint64_t seed);

}  // namespace cotejo::prints
