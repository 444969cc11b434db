// SPDX-License-Identifier: Apache-2.0
//
// Cutting a face out of a picture, turned, scaled and shifted.

#pragma once

#include <span>

#include <opencv2/imgproc.hpp>

namespace face {

/// The turn, scale and shift that bring `from` nearest to `to` in least squares: no shear, no mirror.
/// As many points in both, two at least.
cv::Matx23f similarity(std::span<const cv::Point2f> from, std::span<const cv::Point2f> to);

/// Moves a picture into one of this size. A picture that is shrunk is averaged, not sampled; what
/// lies outside it is filled as `border` says.
cv::Mat warped(const cv::Mat& picture, cv::Matx23f move, cv::Size size,
               cv::BorderTypes border = cv::BORDER_CONSTANT);

/// Where a point comes to lie.
inline cv::Point2f moved(const cv::Matx23f& move, cv::Point2f point) {
    return move * cv::Vec3f(point.x, point.y, 1);
}

}  // namespace face
