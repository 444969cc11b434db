// SPDX-License-Identifier: Apache-2.0
//
// The edges of a sheet or a screen: long, straight, on several sides of the face, and they go where it
// goes. A door frame is as straight and stays where it is.

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "checks.hpp"

namespace pad {

namespace {

constexpr double kSmall = 320;              // the picture's longer side, for looking at lines
constexpr double kSlope = 0.27;             // off level or upright: 15 degrees
enum Side { left, right, above, below, kSides };

struct Line {
    Side side;
    double distance, length; ///< from the face's middle, in its heights
};

std::vector<Line> lines(const Frame& frame) {
    const double scale = std::min(1.0, kSmall / std::max(frame.grey.cols, frame.grey.rows));
    cv::Mat small, edges;
    cv::resize(frame.grey, small, {}, scale, scale, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {}, 1);
    cv::Canny(small, edges, 25, 60);
    const double height = frame.stance.size * scale;
    std::vector<cv::Vec4i> found;
    cv::HoughLinesP(edges, found, 1, CV_PI / 180, std::max(20, int(0.5 * height)), 0.7 * height, 0.06 * height);
    std::vector<Line> all;
    for (const cv::Vec4i& l : found) {
        const cv::Point2d a(l[0] / scale, l[1] / scale), b(l[2] / scale, l[3] / scale), along = b - a;
        const cv::Point2d from = (a + b) / 2 - cv::Point2d(frame.middle());
        const bool level = std::abs(along.y) < kSlope * std::abs(along.x);
        const bool upright = std::abs(along.x) < kSlope * std::abs(along.y);
        if (!level && !upright) continue;
        // where it passes the face's middle
        const double distance = level ? from.y - from.x * along.y / along.x : from.x - from.y * along.x / along.y;
        const Side side = level ? (distance < 0 ? above : below) : (distance < 0 ? left : right);
        all.push_back({side, std::abs(distance) / frame.stance.size, cv::norm(along) / frame.stance.size});
    }
    return all;
}

/// True when the line is there again, at the same distance from the face.
bool is_among(const Line& line, const std::vector<Line>& others) {
    return std::ranges::any_of(others, [&](const Line& other) {
        return other.side == line.side && std::abs(other.distance - line.distance) < 0.035 * (1 + line.distance);
    });
}

constexpr double kWent = 0.12, kAhead = 12; // face's heights; degrees

/// How far the face itself went or grew between two frames, in its heights.
double went(const Frame& a, const Frame& b) {
    return cv::norm(a.middle() - b.middle()) / a.stance.size + 1.5 * std::abs(a.stance.size / b.stance.size - 1);
}

int sides(const std::vector<Line>& here, const std::vector<Line>* there) {
    std::array<bool, kSides> seen{};
    for (const Line& line : here)
        if (line.distance > 0.6 && line.length > 0.8 && (!there || is_among(line, *there))) seen[line.side] = true;
    return int(std::ranges::count(seen, true));
}

}  // namespace

std::optional<double> frame_around(const Sample& sample) {
    const Frame& best = sample.reference();
    const std::vector<Line> here = lines(best);
    int most = 0;
    bool moved = false;
    for (const Frame& frame : sample.frames) {
        if (std::abs(frame.stance.yaw) > kAhead || went(best, frame) < kWent) continue;
        const std::vector<Line> there = lines(frame);
        most = std::max(most, sides(here, &there));
        moved = true;
    }
    return moved ? most : std::max(0, sides(here, nullptr) - 1); // a wall's lines pass for one of them
}

}  // namespace pad
