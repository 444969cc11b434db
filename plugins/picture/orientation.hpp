// SPDX-License-Identifier: Apache-2.0
//
// How a camera was held when it took a picture.

#pragma once

#include <cstdint>
#include <span>

#include <opencv2/core.hpp>

namespace picture {

/// Reads the orientation tag, 1 to 8, of a JPEG's APP1 segment; 0 when there is none or the segment is
/// damaged.
int orientation(std::span<const std::uint8_t> app1);

/// Turns a picture of that orientation upright.
cv::Mat upright(cv::Mat picture, int orientation);

}  // namespace picture
