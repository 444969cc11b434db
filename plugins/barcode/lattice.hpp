// SPDX-License-Identifier: Apache-2.0
//
// A lattice of square modules laid over a picture.

#pragma once

#include <opencv2/core.hpp>

namespace barcode {

/// Reads a levelled picture between its pixels; 255 outside.
float value_at(const cv::Mat& level, cv::Point2f place);

/// Where a lattice lies: its plane has a module as its unit and modules' centres at whole numbers.
class Lattice {
public:
    explicit Lattice(const cv::Matx33f& to_picture) : to_picture_(to_picture) {}

    cv::Point2f place(float x, float y) const;

    /// Shifts the four corners of `area`, a few hundredths of it at most, to where the modules in it are most clearly dark or light.
    void settle(const cv::Mat& level, const cv::Rect& area);

private:
    cv::Matx33f to_picture_;
};

}  // namespace barcode
