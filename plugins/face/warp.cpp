// SPDX-License-Identifier: Apache-2.0
//
// Similarity transformations of pictures.

#include "warp.hpp"

#include <cmath>
#include <numeric>

namespace face {

cv::Matx23f similarity(std::span<const cv::Point2f> from, std::span<const cv::Point2f> to) {
    const auto mean = [](std::span<const cv::Point2f> points) {
        return std::accumulate(points.begin(), points.end(), cv::Point2f()) / float(points.size());
    };
    const cv::Point2f source = mean(from), target = mean(to);
    float along = 0, across = 0, length = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const cv::Point2f p = from[i] - source, q = to[i] - target;
        along += p.dot(q);
        across += p.x * q.y - p.y * q.x;
        length += p.dot(p);
    }
    const float a = along / length, b = across / length;
    return {a, -b, target.x - a * source.x + b * source.y,
            b, a,  target.y - b * source.x - a * source.y};
}

cv::Mat warped(const cv::Mat& picture, cv::Matx23f move, cv::Size size, cv::BorderTypes border) {
    cv::Mat source = picture;
    const double scale = std::hypot(move(0, 0), move(1, 0));
    if (scale < 0.5) { // a warp looks at four pixels only: shrink first, over all of them
        const double shrink = 2 * scale;
        cv::resize(picture, source, {}, shrink, shrink, cv::INTER_AREA);
        for (const int row : {0, 1})
            for (const int column : {0, 1}) move(row, column) /= float(shrink);
    }
    cv::Mat cut;
    cv::warpAffine(source, cut, move, size, cv::INTER_LINEAR, border);
    return cut;
}

}  // namespace face
