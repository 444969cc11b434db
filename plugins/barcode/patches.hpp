// SPDX-License-Identifier: Apache-2.0
//
// Patches: dark areas of four sides, as a square code's modules hang together in one.

#pragma once

#include <array>
#include <vector>

#include <opencv2/core.hpp>

namespace barcode {

/// The outer corners of a patch, clockwise as a picture shows it.
using Patch = std::array<cv::Point2f, 4>;

/// Finds the patches of a levelled picture, largest first, 16 at most. Each is of at least 20 pixels a
/// side, and of no more than 2.5 times its width in height, or the other way round.
std::vector<Patch> find_patches(const cv::Mat& level);

}  // namespace barcode
