// SPDX-License-Identifier: Apache-2.0
//
// Closing with a square wider than a letter's strokes, then Canny's steps with a gradient over channels.

#include "edges.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace page {

namespace {

constexpr int kWidth = 480; // pixels that are enough to find a page's sides
constexpr int kStroke = 7;  // pixels there; letters of a page that fills a third of the picture are thinner

/// Takes at each pixel the gradient of the channel that changes most there.
void gradient(const cv::Mat& picture, cv::Mat& dx, cv::Mat& dy, cv::Mat& magnitude) {
    cv::Mat x, y;
    cv::Sobel(picture, x, CV_16S, 1, 0);
    cv::Sobel(picture, y, CV_16S, 0, 1);
    dx.create(picture.size(), CV_16S);
    dy.create(picture.size(), CV_16S);
    magnitude.create(picture.size(), CV_16S);
    for (int row = 0; row < picture.rows; ++row) {
        const auto* xs = x.ptr<short>(row);
        const auto* ys = y.ptr<short>(row);
        auto *to_x = dx.ptr<short>(row), *to_y = dy.ptr<short>(row), *to_m = magnitude.ptr<short>(row);
        for (int i = 0; i < picture.cols; ++i, xs += 3, ys += 3) {
            int best = 0, most = -1;
            for (int c = 0; c < 3; ++c) {
                const int size = std::abs(xs[c]) + std::abs(ys[c]);
                if (size > most) best = c, most = size;
            }
            to_x[i] = xs[best], to_y[i] = ys[best], to_m[i] = short(std::min(most, 32767));
        }
    }
}

/// Four times the noise, which half of all pixels show, or a part of the strongest edges.
int threshold(const cv::Mat& magnitude) {
    std::vector<int> counts(4096);
    for (int y = 0; y < magnitude.rows; y += 2)
        for (int x = 0; x < magnitude.cols; x += 2) ++counts[std::size_t(std::min<int>(magnitude.at<short>(y, x), 4095))];
    int total = 0, median = 0, strong = 0, seen = 0;
    for (const int count : counts) total += count;
    for (int i = 0; i < 4096; ++i) {
        seen += counts[std::size_t(i)];
        if (2 * seen < total) median = i + 1;
        if (seen < 0.99 * total) strong = i + 1;
    }
    return std::max({8, 3 * median, strong / 5});
}

/// Keeps the pixels that are the strongest across the edge they are on.
cv::Mat thinned(const cv::Mat& dx, const cv::Mat& dy, const cv::Mat& magnitude, int least) {
    cv::Mat at = cv::Mat::zeros(magnitude.size(), CV_8U);
    for (int y = 1; y + 1 < at.rows; ++y)
        for (int x = 1; x + 1 < at.cols; ++x) {
            const int here = magnitude.at<short>(y, x);
            if (here < least) continue;
            const int gx = dx.at<short>(y, x), gy = dy.at<short>(y, x), ax = std::abs(gx), ay = std::abs(gy);
            const int sx = 5 * ax > 2 * ay ? (gx > 0 ? 1 : -1) : 0, sy = 5 * ay > 2 * ax ? (gy > 0 ? 1 : -1) : 0;
            if (here >= magnitude.at<short>(y - sy, x - sx) && here > magnitude.at<short>(y + sy, x + sx))
                at.at<std::uint8_t>(y, x) = 255;
        }
    return at;
}

}  // namespace

Edges edges(const cv::Mat& picture) {
    Edges found;
    found.scale = std::max(1.0, double(std::max(picture.cols, picture.rows)) / kWidth);
    cv::Mat small;
    const cv::Size size(std::max(8, int(std::lround(picture.cols / found.scale))), std::max(8, int(std::lround(picture.rows / found.scale))));
    cv::resize(picture, small, size, 0, 0, cv::INTER_AREA);
    cv::Mat soft;
    cv::GaussianBlur(small, soft, {3, 3}, 0);
    const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, {kStroke, kStroke});
    cv::morphologyEx(soft, found.closed, cv::MORPH_CLOSE, square);
    cv::GaussianBlur(found.closed, soft, {3, 3}, 0);
    cv::Mat magnitude;
    gradient(soft, found.dx, found.dy, magnitude);
    found.at = thinned(found.dx, found.dy, magnitude, threshold(magnitude));
    return found;
}

}  // namespace page
