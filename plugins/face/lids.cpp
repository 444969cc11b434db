// SPDX-License-Identifier: Apache-2.0
//
// Cuts the eyes out, mirrors the right one, since the network knows left ones, and runs both at once.

#include "lids.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/dnn.hpp>

#include "mesh_points.hpp"
#include "warp.hpp"

namespace face {

namespace {

cv::Point2f at(const Shape& shape, int index) {
    const cv::Point3f& point = shape.points[std::size_t(index)];
    return {point.x, point.y};
}

/// The eye with its corners level.
cv::Mat cut(const cv::Mat& picture, cv::Point2f left, cv::Point2f right) {
    const float corners = float(kEyeSide) / kEyeRoom, middle = float(kEyeSide) / 2;
    const std::array<cv::Point2f, 2> from{left, right};
    const std::array<cv::Point2f, 2> to{cv::Point2f(middle - corners / 2, middle), cv::Point2f(middle + corners / 2, middle)};
    return warped(picture, similarity(from, to), {kEyeSide, kEyeSide}, cv::BORDER_REPLICATE);
}

double openness(const cv::Vec3f* points) {
    const auto apart = [&](int a, int b) {
        return double(std::hypot(points[a][0] - points[b][0], points[a][1] - points[b][1]));
    };
    double gap = 0;
    for (int i = 0; i < kLidPoints; ++i) gap = std::max(gap, apart(kEyeUpper + i, kEyeLower + i));
    return gap / std::max(apart(kEyeOuter, kEyeInner), 1e-6);
}

bool has_size(cv::Point2f left, cv::Point2f right) { return std::hypot(right.x - left.x, right.y - left.y) > 1; }

}  // namespace

Lids::Lids(Runtime& runtime, const std::string& file) : network_(runtime.load(file, {"points"})) {}

Openness Lids::look(const cv::Mat& picture, const Shape& shape) {
    const cv::Point2f left_outer = at(shape, kLeftEye.outer), left_inner = at(shape, kLeftEye.inner);
    const cv::Point2f right_inner = at(shape, kRightEye.inner), right_outer = at(shape, kRightEye.outer);
    if (!has_size(left_outer, left_inner) || !has_size(right_inner, right_outer)) return {};
    std::vector<cv::Mat> eyes{cut(picture, left_outer, left_inner), {}};
    cv::flip(cut(picture, right_inner, right_outer), eyes[1], 1);
    const bool red_first = true;
    const cv::Mat given =
        network_->run(cv::dnn::blobFromImages(eyes, 1.0 / 255, {kEyeSide, kEyeSide}, {}, red_first)).front();
    const auto* points = given.ptr<cv::Vec3f>();
    return {openness(points), openness(points + kEyePoints)};
}

}  // namespace face
