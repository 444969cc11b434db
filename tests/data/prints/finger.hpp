// SPDX-License-Identifier: Apache-2.0
//
// Finger: where the ridges of one finger run, and how close together.

#pragma once

#include <cstdint>
#include <vector>

#include "waves.hpp"

namespace cotejo::prints {

/// The ridge flow of a finger, a zero-pole model after Sherlock and Monro: every loop turns the
/// ridges half a turn one way around itself, every delta the other way.
/// Coordinates are pixels at 500 dpi from the middle of the fingertip, y upwards.
class Finger {
public:
    explicit Finger(std::uint64_t seed);

    /// The direction of the ridge at a point, radians; a ridge has no front, so half turns are equal.
    double direction(double x, double y) const;
    /// Pixels from one ridge to the next.
    double period(double x, double y) const;

private:
    struct Point {
        double x, y;
    };
    struct Loop {
        Point at;
        double opening = 0;  ///< the angle its ridges run out at
    };
    void draw_pattern(Random& random);
    double opening_of(Point place) const;

    std::vector<Loop> loops_;
    std::vector<Point> deltas_;
    double arch_ = 0;
    Random random_;
    Waves bend_, density_;
    double period_;
};

}  // namespace cotejo::prints
