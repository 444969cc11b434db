// SPDX-License-Identifier: Apache-2.0
//
// Levels a picture: whatever its light, print is near 0 and paper near 255.

#pragma once

#include <opencv2/core.hpp>

namespace barcode {

/// Gives a grey picture of the same size in which each pixel stands between the darkest (0) and the
/// lightest (255) around it; where nothing stands out, all is 255. Smooths a little, so that
/// single noisy pixels do not set the range.
cv::Mat level(const cv::Mat& grey);

}  // namespace barcode
