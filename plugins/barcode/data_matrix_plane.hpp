// SPDX-License-Identifier: Apache-2.0
//
// Plane: where the modules of a Data Matrix lie in a picture.

#pragma once

#include "patches.hpp"

namespace barcode {

/// Lays a code of so many modules a side over four corners, its upper left first. The unit is a module,
/// (0, 0) the upper left corner.
class Plane {
public:
    Plane(const Patch& corners, int size);

    int size() const { return size_; }
    /// Gives the place as `value_at` wants it.
    cv::Point2f place(float x, float y) const;

private:
    cv::Matx33f matrix_;
    int size_;
};

/// A patch taken for a code of a size and turn, and how well its borders lie so: 1 is a printed code's, 0
/// anything's.
struct Guess {
    float likeness = 0;
    Patch corners;
    int size = 0;
};

/// The likeliest guesses of a patch, likeliest first, a few at most. `part` is a picture with print near 0
/// and paper near 255.
std::vector<Guess> guesses(const cv::Mat& part, const Patch& patch);

/// Moves the corners, in ever smaller steps, to where the borders lie best.
void settle(const cv::Mat& part, Guess& guess);

}  // namespace barcode
