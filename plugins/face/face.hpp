// SPDX-License-Identifier: Apache-2.0
//
// Face: where a face lies in a picture, in that picture's pixels.

#pragma once

#include <array>

#include <opencv2/core.hpp>

namespace face {

/// The five points that the detector finds; left and right as seen in the picture.
enum Point { left_eye, right_eye, nose, left_mouth, right_mouth };

struct Face {
    cv::Rect2f box; ///< may reach past the picture's edge
    std::array<cv::Point2f, 5> points;
    float score = 0.0f; ///< how sure the detector is, 0 to 1
};

}  // namespace face
