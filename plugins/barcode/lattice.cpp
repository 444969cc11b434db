// SPDX-License-Identifier: Apache-2.0

#include "lattice.hpp"

#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace barcode {

namespace {

constexpr int kMostModules = 2000; // looked at for one step

cv::Point2f apply(const cv::Matx33f& matrix, float x, float y) {
    const float w = matrix(2, 0) * x + matrix(2, 1) * y + matrix(2, 2);
    return {(matrix(0, 0) * x + matrix(0, 1) * y + matrix(0, 2)) / w,
            (matrix(1, 0) * x + matrix(1, 1) * y + matrix(1, 2)) / w};
}

/// How clear the modules of an area are, 0 to 127.
float clearness(const cv::Mat& level, const cv::Matx33f& matrix, const cv::Rect& area, int step) {
    float sum = 0;
    int count = 0;
    for (int i = 0; i < area.area(); i += step, ++count) {
        const auto x = float(area.x + i % area.width), y = float(area.y + i / area.width);
        sum += std::abs(value_at(level, apply(matrix, x, y)) - 127.5f);
    }
    return sum / float(count);
}

}  // namespace

float value_at(const cv::Mat& level, cv::Point2f p) {
    const int x = int(std::floor(p.x)), y = int(std::floor(p.y));
    if (x < 0 || y < 0 || x + 1 >= level.cols || y + 1 >= level.rows) return 255;
    const float across = p.x - float(x), down = p.y - float(y);
    const auto* upper = level.ptr<std::uint8_t>(y) + x;
    const auto* lower = level.ptr<std::uint8_t>(y + 1) + x;
    const float above = float(upper[0]) + across * float(upper[1] - upper[0]);
    const float below = float(lower[0]) + across * float(lower[1] - lower[0]);
    return above + down * (below - above);
}

cv::Point2f Lattice::place(float x, float y) const { return apply(to_picture_, x, y); }

void Lattice::settle(const cv::Mat& level, const cv::Rect& area) {
    const auto left = float(area.x), top = float(area.y);
    const float right = left + float(area.width - 1), bottom = top + float(area.height - 1);
    const std::array<cv::Point2f, 4> plane{{{left, top}, {right, top}, {right, bottom}, {left, bottom}}};
    std::array<cv::Point2f, 4> corner;
    for (std::size_t i = 0; i < 4; ++i) corner[i] = place(plane[i].x, plane[i].y);
    const float module = std::hypot(corner[1].x - corner[0].x, corner[1].y - corner[0].y) / (right - left);
    int step = area.area() / kMostModules + 1;
    if (area.width % step == 0 && step > 1) ++step;
    const auto matrix = [&] {
        return cv::Matx33f(cv::Matx33d(cv::Mat(cv::getPerspectiveTransform(plane.data(), corner.data()))));
    };
    float best = clearness(level, to_picture_, area, step);
    for (const float shift : {.4f, .2f, .1f}) {
        bool better = true;
        for (int round = 0; round < 3 && better; ++round) {
            better = false;
            for (cv::Point2f& one : corner)
                for (const cv::Point2f way : {cv::Point2f{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                    const cv::Point2f before = one;
                    one += way * (shift * module);
                    const cv::Matx33f tried = matrix();
                    const float now = clearness(level, tried, area, step);
                    if (now > best + .05f) {
                        best = now;
                        to_picture_ = tried;
                        better = true;
                    } else {
                        one = before;
                    }
                }
        }
    }
}

}  // namespace barcode
