// SPDX-License-Identifier: Apache-2.0
//
// Does the room go along with the face? In front of a fixed camera only what is held up or put in does that.

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "checks.hpp"
#include "mesh_points.hpp"
#include "warp.hpp"

namespace pad {

namespace {

constexpr double kAhead = 12;                  // degrees
constexpr double kWent = 0.05;                 // faces' heights that tell
constexpr double kStill = 2.5;                 // grey levels of difference that noise makes
constexpr float kInner = 0.75f, kOuter = 1.6f; // of what is looked at, from the face's middle
constexpr double kSmall = 320;

/// From the face in one frame to the face in another, in pixels of the smaller pictures.
cv::Matx23f along(const Frame& from, const Frame& to, float scale) {
    std::vector<cv::Point2f> a, b;
    for (const int index : face::kFaceOval) {
        const cv::Point3f &p = from.shape.points[std::size_t(index)], &q = to.shape.points[std::size_t(index)];
        a.push_back(scale * cv::Point2f(p.x, p.y));
        b.push_back(scale * cv::Point2f(q.x, q.y));
    }
    return face::similarity(a, b);
}

cv::Mat small(const Frame& frame, double scale) {
    cv::Mat picture;
    cv::resize(frame.grey, picture, {}, scale, scale, cv::INTER_AREA);
    cv::GaussianBlur(picture, picture, {}, 1);
    return picture;
}

/// Beside and above the head, not below the chin, where the body moves as it likes.
cv::Mat beside(const Frame& frame, float scale, cv::Size size) {
    cv::Mat mask(size, CV_8U, cv::Scalar(0));
    const cv::Point middle(scale * frame.middle());
    const int outer = int(kOuter * scale * frame.stance.size), inner = int(kInner * scale * frame.stance.size);
    cv::ellipse(mask, middle, {outer, outer}, 0, 0, 360, cv::Scalar(255), cv::FILLED);
    cv::ellipse(mask, middle, {inner, int(1.2 * inner)}, 0, 0, 360, cv::Scalar(0), cv::FILLED);
    mask.rowRange(std::clamp(middle.y + inner / 3, 0, size.height), size.height) = cv::Scalar(0);
    return mask;
}

double went(const Frame& a, const Frame& b) {
    return cv::norm(a.middle() - b.middle()) / a.stance.size + std::abs(a.stance.size / b.stance.size - 1);
}

std::optional<double> moves(const Frame& best, const Frame& frame) {
    const double scale = std::min(1.0, kSmall / std::max(best.grey.cols, best.grey.rows));
    const cv::Mat here = small(best, scale), there = small(frame, scale);
    const cv::Matx23f move = along(frame, best, float(scale));
    const cv::Mat moved = face::warped(there, move, here.size(), cv::BORDER_REPLICATE);
    cv::Mat where = beside(best, float(scale), here.size()), inside(here.size(), CV_8U, cv::Scalar(255));
    where &= beside(frame, float(scale), here.size());
    where &= face::warped(inside, move, here.size()) > 250;
    if (cv::countNonZero(where) < 500) return std::nullopt;
    cv::Mat stays, goes;
    cv::absdiff(here, there, stays);
    cv::absdiff(here, moved, goes);
    const double stayed = cv::mean(stays, where)[0], gone = cv::mean(goes, where)[0];
    return stayed < kStill ? 0 : std::clamp(1 - gone / stayed, 0.0, 1.0);
}

}  // namespace

std::optional<double> world_moves(const Sample& sample) {
    const Frame& best = sample.reference();
    std::vector<double> all;
    for (const Frame& frame : sample.frames) {
        if (std::abs(frame.stance.yaw) > kAhead || went(best, frame) < kWent) continue;
        if (const auto one = moves(best, frame)) all.push_back(*one);
    }
    if (all.empty()) return std::nullopt;
    std::ranges::nth_element(all, all.begin() + std::ptrdiff_t(all.size() / 2));
    return all[all.size() / 2];
}

}  // namespace pad
