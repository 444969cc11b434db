// SPDX-License-Identifier: Apache-2.0

#include "flat.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace page {

namespace {

constexpr double kMostPixels = 2000; // across

double side(const Corners& corners, std::size_t i) { return cv::norm(corners[(i + 1) % 4] - corners[i]); }

}  // namespace

Corners turned(const Corners& corners, std::size_t sides) {
    Corners other;
    for (std::size_t i = 0; i < 4; ++i) other[i] = corners[(i + sides) % 4];
    return other;
}

Corners lengthwise(const Corners& corners) {
    const bool long_first = side(corners, 0) + side(corners, 2) >= side(corners, 1) + side(corners, 3);
    Corners other = long_first ? corners : turned(corners, 1);
    const bool upper_first = other[0].y + other[1].y <= other[2].y + other[3].y;
    return upper_first ? other : turned(other, 2);
}

double aspect(const Corners& corners) {
    const double one = side(corners, 0) + side(corners, 2), other = side(corners, 1) + side(corners, 3);
    return std::max(one, other) / std::max(1.0, std::min(one, other));
}

cv::Mat flatten(const cv::Mat& picture, const Corners& corners, int width) {
    const double wide = std::max(side(corners, 0), side(corners, 2)), high = std::max(side(corners, 1), side(corners, 3));
    const double scale = width > 0 ? width / wide : std::min(1.0, kMostPixels / std::max(wide, high));
    const cv::Size size(std::max(8, int(std::lround(wide * scale))), std::max(8, int(std::lround(high * scale))));
    std::array<cv::Point2f, 4> from;
    std::ranges::copy(corners, from.begin());
    const std::array<cv::Point2f, 4> to{cv::Point2f(-0.5f, -0.5f), {float(size.width) - 0.5f, -0.5f},
                                        {float(size.width) - 0.5f, float(size.height) - 0.5f}, {-0.5f, float(size.height) - 0.5f}};
    cv::Mat flat;
    cv::warpPerspective(picture, flat, cv::getPerspectiveTransform(from.data(), to.data()), size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return flat;
}

}  // namespace page
