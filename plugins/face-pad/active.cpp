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
constexpr double kAsOpen = 0.8;              // of how far the eyes are open in the best frame
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
    if (sample.steps.empty()) return std::nullopt;
    face::Progress progress(sample.steps, kEase);
    bool best_seen = false;
    const auto see_best = [&] { // it is not among the others when it was reduced to its subject
        if (!best_seen) progress.saw(sample.best.stance);
        best_seen = true;
    };
    for (const Frame& frame : sample.frames) {
        if (frame.time_ns > sample.best.time_ns) see_best();
        best_seen |= frame.time_ns == sample.best.time_ns;
        progress.saw(frame.stance);
    }
    see_best();
    return 1 - progress.part();
}

std::optional<double> change_of_face(const Sample& sample) {
    std::optional<double> most;
    const cv::Mat best = portrait(sample.best);
    for (const Frame& frame : sample.frames) {
        const face::Stance& stance = frame.stance;
        if (frame.time_ns == sample.best.time_ns || std::abs(stance.yaw) > kAhead) continue;
        if (stance.open < kAsOpen * sample.best.stance.open) continue;
        most = std::max(most.value_or(0), (1 - best.dot(portrait(frame))) / 2);
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
