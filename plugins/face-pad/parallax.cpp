// SPDX-License-Identifier: Apache-2.0
//
// Flat or solid: between two views a plane's points go by a homography, a head's do not. Both models
// have eight parameters (a homography; an affine camera over the first view's shape).

#include <algorithm>
#include <cmath>

#include <opencv2/core.hpp>

#include "checks.hpp"
#include "mesh_points.hpp"

namespace pad {

namespace {

constexpr double kTurned = 12; // degrees between two views that tell

/// Points on bone, in faces' heights from the face's middle, so that numbers stay near 1.
std::vector<cv::Point3d> rigid(const Frame& frame) {
    std::vector<cv::Point3d> points;
    const auto add = [&](int index) {
        const cv::Point3f& p = frame.shape.points[std::size_t(index)];
        const cv::Point2f middle = frame.middle();
        points.push_back(cv::Point3d(p.x - middle.x, p.y - middle.y, p.z) / frame.stance.size);
    };
    for (const face::Anchor& anchor : face::kAnchors) add(anchor.point);
    for (const int index : {1, 2, 5, 195, 197, 168, 98, 327, 70, 300, 105, 334, 46, 276}) add(index); // nose, brows
    return points;
}

double misfit_of_plane(const std::vector<cv::Point3d>& from, const std::vector<cv::Point3d>& to) {
    cv::Mat rows(int(2 * from.size()), 9, CV_64F), h;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const double x = from[i].x, y = from[i].y, u = to[i].x, v = to[i].y;
        const double both[2][9] = {{x, y, 1, 0, 0, 0, -u * x, -u * y, -u}, {0, 0, 0, x, y, 1, -v * x, -v * y, -v}};
        cv::Mat(2, 9, CV_64F, const_cast<double*>(both[0])).copyTo(rows.rowRange(int(2 * i), int(2 * i) + 2));
    }
    cv::SVD::solveZ(rows, h);
    const cv::Matx33d homography(h.ptr<double>());
    double sum = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const cv::Vec3d q = homography * cv::Vec3d(from[i].x, from[i].y, 1);
        const cv::Vec2d missed(q[0] / q[2] - to[i].x, q[1] / q[2] - to[i].y);
        sum += missed.dot(missed);
    }
    return std::sqrt(sum / double(from.size()));
}

double misfit_of_solid(const std::vector<cv::Point3d>& from, const std::vector<cv::Point3d>& to) {
    cv::Mat a(int(from.size()), 4, CV_64F), b(int(from.size()), 2, CV_64F), camera;
    for (int i = 0; i < a.rows; ++i) {
        const cv::Point3d &p = from[std::size_t(i)], &q = to[std::size_t(i)];
        cv::Mat(cv::Matx14d(p.x, p.y, p.z, 1)).copyTo(a.row(i));
        cv::Mat(cv::Matx12d(q.x, q.y)).copyTo(b.row(i));
    }
    cv::solve(a, b, camera, cv::DECOMP_SVD);
    return cv::norm(a * camera, b) / std::sqrt(double(a.rows));
}

const Frame& most_ahead(const Sample& sample) {
    return *std::ranges::min_element(sample.frames, {}, [](const Frame& frame) { return std::abs(frame.stance.yaw); });
}

}  // namespace

std::optional<double> flatness(const Sample& sample) {
    const Frame& ahead = most_ahead(sample);
    const auto from = rigid(ahead);
    std::optional<double> most;
    for (const Frame& frame : sample.frames) {
        if (std::abs(frame.stance.yaw - ahead.stance.yaw) < kTurned) continue;
        const auto to = rigid(frame);
        most = std::max(most.value_or(0), misfit_of_solid(from, to) / std::max(misfit_of_plane(from, to), 1e-6));
    }
    return most;
}

}  // namespace pad
