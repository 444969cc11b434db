// SPDX-License-Identifier: Apache-2.0
//
// Was the challenge done, and by one face that moved as heads move?

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "checks.hpp"
#include "mesh_points.hpp"
#include "warp.hpp"

namespace pad {

namespace {

constexpr double kAhead = 12;                 // degrees
constexpr double kEase = 1;                   // the judge sees fewer frames than who steered
constexpr int kSide = 48;
// What a head can do in a second, generously, and how much its measures err:
constexpr double kMove = 4, kMoveError = 0.15;      // faces' heights
constexpr double kGrow = 1.6, kGrowError = 0.12;    // natural logarithm of its size
constexpr double kTurn = 400, kTurnError = 8;       // degrees

/// The face from brows to mouth, eyes level, of one size, mean 0 and length 1.
cv::Mat portrait(const Frame& frame) {
    const auto five = face::five(frame.shape);
    const std::array<cv::Point2f, 3> from{five[0], five[1], (five[3] + five[4]) / 2};
    const std::array<cv::Point2f, 3> to{cv::Point2f(12, 14), cv::Point2f(36, 14), cv::Point2f(24, 40)};
    cv::Mat cut = face::warped(frame.grey, face::similarity(from, to), {kSide, kSide}, cv::BORDER_REPLICATE), wide, base;
    cut.convertTo(wide, CV_32F);
    cv::GaussianBlur(wide, wide, {}, 1.2);
    cv::GaussianBlur(wide, base, {}, 10);
    wide -= base; // light
    wide -= cv::mean(wide);
    return wide / std::max(cv::norm(wide), 1e-6);
}

double jump(const Frame& a, const Frame& b) {
    const double seconds = double(b.time_ns - a.time_ns) / 1e9;
    const double height = std::max(a.stance.size, b.stance.size);
    const double moved = std::max(0.0, cv::norm(b.middle() - a.middle()) / height - kMoveError) / (kMove * seconds + 1e-3);
    const double grown = std::max(0.0, std::abs(std::log(b.stance.size / a.stance.size)) - kGrowError) / (kGrow * seconds + 1e-3);
    const double turned = std::max(0.0, std::abs(b.stance.yaw - a.stance.yaw) - kTurnError) / (kTurn * seconds + 1e-3);
    return std::max({moved, grown, turned});
}

}  // namespace

std::optional<double> undone(const Sample& sample) {
    if (!sample.challenged) return std::nullopt;
    face::Progress progress(sample.steps, kEase);
    for (const Frame& frame : sample.frames) progress.saw(frame.stance);
    return 1 - progress.part();
}

std::optional<double> change_of_face(const Sample& sample) {
    std::optional<double> most;
    const cv::Mat best = portrait(sample.frames[sample.best]);
    const double open = sample.frames[sample.best].stance.open;
    for (std::size_t i = 0; i < sample.frames.size(); ++i) {
        const face::Stance& stance = sample.frames[i].stance;
        if (i == sample.best || std::abs(stance.yaw) > kAhead || stance.open < 0.8 * open) continue;
        most = std::max(most.value_or(0), (1 - best.dot(portrait(sample.frames[i]))) / 2);
    }
    return most;
}

std::optional<double> jump(const Sample& sample) {
    std::optional<double> most;
    for (std::size_t i = 1; i < sample.frames.size(); ++i)
        most = std::max(most.value_or(0), jump(sample.frames[i - 1], sample.frames[i]));
    return most;
}

}  // namespace pad
