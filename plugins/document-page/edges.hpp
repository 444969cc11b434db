// SPDX-License-Identifier: Apache-2.0
//
// edges: where a picture's large shapes end. What is printed on them, text above all, is closed first.

#pragma once

#include <opencv2/core.hpp>

namespace page {

/// The edges of a picture that was made smaller.
struct Edges {
    double scale = 1; ///< pixels of the picture in one of these
    cv::Mat closed;   ///< bgr8, dark strokes filled
    cv::Mat dx, dy;   ///< CV_16S: towards the brighter side, of the channel that changes most
    cv::Mat at;       ///< CV_8U: 255 where an edge runs, one pixel wide
};

/// Finds them. The threshold follows noise and contrast, so that a dim picture has its edges too.
Edges edges(const cv::Mat& picture);

}  // namespace page
