// SPDX-License-Identifier: Apache-2.0
//
// The part of a frame that the injection checks look at: the middle of a face.

#pragma once

#include <opencv2/imgproc.hpp>

#include "sample.hpp"

namespace pad {

inline constexpr int kWindow = 128; ///< pixels of its side, as they are: nothing is scaled

inline cv::Mat wide(const cv::Mat& grey) {
    cv::Mat values;
    grey.convertTo(values, CV_32F);
    return values;
}

/// The same pixels of every frame.
inline cv::Rect window(const Sample& sample) {
    const Frame& best = sample.reference();
    const cv::Point corner = cv::Point(best.middle()) - cv::Point(kWindow / 2, kWindow / 2);
    return cv::Rect(corner, cv::Size(kWindow, kWindow)) & cv::Rect({}, best.grey.size());
}

}  // namespace pad
