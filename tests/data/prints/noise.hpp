// SPDX-License-Identifier: Apache-2.0
//
// Noise: a rough random surface, for what varies from spot to spot.

#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "random.hpp"

namespace cotejo::prints {

/// Random values on a lattice of `cell` pixels, blended in between; normal, deviation about 0.6.
/// Covers `width` by `height` pixels around the origin.
class Noise {
public:
    Noise(Random& random, double cell, int width, int height)
        : cell_(cell), left_(width / 2.0), top_(height / 2.0),
          columns_(static_cast<std::size_t>(width / cell) + 3),
          values_(columns_ * (static_cast<std::size_t>(height / cell) + 3)) {
        for (double& value : values_) value = random.normal();
    }

    double at(double x, double y) const {
        const double across = (x + left_) / cell_, down = (y + top_) / cell_;
        const double left = std::floor(across), top = std::floor(down);
        const double u = eased(across - left), v = eased(down - top);
        const double* p = values_.data() + static_cast<std::size_t>(top) * columns_ +
                          static_cast<std::size_t>(left);
        return (p[0] * (1 - u) + p[1] * u) * (1 - v) +
               (p[columns_] * (1 - u) + p[columns_ + 1] * u) * v;
    }

private:
    static double eased(double t) { return t * t * (3 - 2 * t); }

    double cell_, left_, top_;
    std::size_t columns_;
    std::vector<double> values_;
};

}  // namespace cotejo::prints
