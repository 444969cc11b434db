// SPDX-License-Identifier: Apache-2.0

#include "pose.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "mesh_points.hpp"

namespace face {
namespace {

/// A point of the average head and the same of this one; first absolute, then from both middles.
struct Match {
    cv::Vec3d average, seen;
    double weight;
};

std::vector<Match> matched(std::span<const cv::Point3f> mesh) {
    std::vector<Match> matches;
    cv::Vec3d average, seen;
    double weights = 0;
    for (const Anchor& a : kAnchors) {
        const cv::Point3d p = mesh[std::size_t(a.point)];
        matches.push_back({{a.x, a.y, a.z}, {p.x, p.y, p.z}, a.weight});
        average += a.weight * matches.back().average;
        seen += a.weight * matches.back().seen;
        weights += a.weight;
    }
    for (Match& match : matches) {
        match.average -= average / weights;
        match.seen -= seen / weights;
        match.weight /= weights;
    }
    return matches;
}

struct Turn {
    cv::Matx33d rotation;
    double scale;
};

Turn best(const std::vector<Match>& matches) {
    cv::Matx33d both = cv::Matx33d::zeros(), u, vt;
    double spread = 0;
    for (const Match& match : matches) {
        both += match.weight * (match.seen * match.average.t());
        spread += match.weight * match.average.dot(match.average);
    }
    cv::Vec3d sizes;
    cv::SVD::compute(both, sizes, u, vt);
    const double side = cv::determinant(u * vt) < 0 ? -1 : 1;  // a mirrored head is none
    return {u * cv::Matx33d(1, 0, 0, 0, 1, 0, 0, 0, side) * vt, (sizes[0] + sizes[1] + side * sizes[2]) / spread};
}

double misfit(const std::vector<Match>& matches, const Turn& turn) {
    double sum = 0;
    for (const Match& match : matches) {
        const cv::Vec3d missed = turn.scale * (turn.rotation * match.average) - match.seen;
        sum += match.weight * missed.dot(missed);
    }
    return std::sqrt(sum) / turn.scale;
}

}  // namespace

Pose pose(std::span<const cv::Point3f> mesh) {
    const std::vector<Match> matches = matched(mesh);
    const Turn turn = best(matches);
    const cv::Matx33d& r = turn.rotation;  // yaw times pitch times roll
    const double degrees = 180 / CV_PI;
    return {std::atan2(-r(0, 2), r(2, 2)) * degrees, std::asin(std::clamp(-r(1, 2), -1.0, 1.0)) * degrees,
            std::atan2(-r(1, 0), r(1, 1)) * degrees, misfit(matches, turn)};
}

}  // namespace face
