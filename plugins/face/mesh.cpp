// SPDX-License-Identifier: Apache-2.0
//
// Cuts a face out upright, runs the network, and brings its points back into the picture.

#include "mesh.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/dnn.hpp>

#include "mesh_points.hpp"
#include "warp.hpp"

namespace face {

namespace {

constexpr int kUnderNose = 1;   // of the points
constexpr float kRoom = 1.5f;   // the crop's side, in faces

/// Eyes level, the face in the middle.
cv::Matx23f to_crop(const Face& face) {
    const cv::Point2f across = face.points[right_eye] - face.points[left_eye];
    const float turn = std::atan2(across.y, across.x);
    const float scale = float(kMeshSide) / (kRoom * std::max({face.box.width, face.box.height, 1.0f}));
    const float a = scale * std::cos(turn), b = scale * std::sin(turn);
    const cv::Point2f middle = (face.box.tl() + face.box.br()) / 2;
    return {a, b, kMeshSide / 2 - a * middle.x - b * middle.y,
            -b, a, kMeshSide / 2 + b * middle.x - a * middle.y};
}

}  // namespace

std::array<cv::Point2f, 5> five(const Shape& shape) {
    const auto at = [&](int index) {
        const cv::Point3f& point = shape.points[std::size_t(index)];
        return cv::Point2f(point.x, point.y);
    };
    return {(at(kLeftEye.outer) + at(kLeftEye.inner)) / 2, (at(kRightEye.outer) + at(kRightEye.inner)) / 2,
            at(kUnderNose), at(kOuterLips.left), at(kOuterLips.right)};
}

Mesh::Mesh(Runtime& runtime, const std::string& file)
    : network_(runtime.load(file, {"points", "presence"})) {}

Shape Mesh::fit(const cv::Mat& picture, const Face& face) {
    const cv::Matx23f move = to_crop(face);
    const cv::Mat crop = warped(picture, move, {kMeshSide, kMeshSide}, cv::BORDER_REPLICATE);
    const bool red_first = true;
    const std::vector<cv::Mat> given =
        network_->run(cv::dnn::blobFromImage(crop, 1.0 / 255, {kMeshSide, kMeshSide}, {}, red_first));
    cv::Matx23f back;
    cv::invertAffineTransform(move, back);
    const float scale = std::hypot(back(0, 0), back(1, 0));
    Shape shape;
    const auto* point = given[0].ptr<cv::Vec3f>();
    for (cv::Point3f& place : shape.points) {
        const cv::Point2f flat = moved(back, {(*point)[0], (*point)[1]});
        place = {flat.x, flat.y, (*point)[2] * scale};
        ++point;
    }
    shape.presence = *given[1].ptr<float>();
    return shape;
}

}  // namespace face
