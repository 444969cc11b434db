// SPDX-License-Identifier: Apache-2.0
//
// The start and stop patterns of PDF417 codes (ISO/IEC 15438 § 5.3.4), found along rows and columns: at any angle of
// the code, one of the two crosses them.

#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace barcode::pdf417 {

/// One pattern, as a run of lines crossed it.
struct Bars {
    bool stop = false;
    float module = 0;                    ///< pixels along the lines that crossed it
    int hits = 0;                        ///< how many lines did
    cv::Point2f middle;                  ///< of its widest bar, half way along it
    cv::Point2f first, last;             ///< ends of its widest bar's centre; first is the code's top
    bool first_cut = false, last_cut = false; ///< that end is the picture's border
    std::vector<cv::Point2f> outer, inner; ///< on the edges to the quiet zone and to the codewords
};

/// Finds every pattern in a levelled picture.
std::vector<Bars> find_bars(const cv::Mat& level);

}  // namespace barcode::pdf417
