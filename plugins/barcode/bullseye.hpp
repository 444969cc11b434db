// SPDX-License-Identifier: Apache-2.0
//
// The squares in the middle of Aztec codes, ISO/IEC 24778 § 7.2.

#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace barcode::aztec {

/// The middle of a code. Its plane has the code's middle at 0, 0 and a module as its unit.
struct Bullseye {
    cv::Matx33f to_picture; ///< from (x, y, 1)
    bool compact = false;   ///< three squares in place of four
};

/// Finds every bullseye in a levelled picture, at any angle.
std::vector<Bullseye> find_bullseyes(const cv::Mat& level);

}  // namespace barcode::aztec
