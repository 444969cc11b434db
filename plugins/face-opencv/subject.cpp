// SPDX-License-Identifier: Apache-2.0
//
// Works out what the measures share: eyes, chin, pose, and a portrait of one size.

#include "subject.hpp"

#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "mesh_points.hpp"
#include "picture.hpp"
#include "warp.hpp"

namespace face {

namespace {

constexpr float kEyesApart = 64, kEyesDown = 88; // in the portrait

cv::Point2f flat(const cv::Point3f& point) { return {point.x, point.y}; }

cv::Point2f middle(const Shape& shape, int one, int other) {
    return (flat(shape.points[std::size_t(one)]) + flat(shape.points[std::size_t(other)])) / 2;
}

/// From the eyes' middles to where a portrait has them.
cv::Matx23f to_portrait(const Subject& subject) {
    const float centre = float(kPortrait.width) / 2;
    const std::array<cv::Point2f, 2> from{subject.left_eye, subject.right_eye};
    const std::array<cv::Point2f, 2> to{cv::Point2f(centre - kEyesApart / 2, kEyesDown),
                                        cv::Point2f(centre + kEyesApart / 2, kEyesDown)};
    return similarity(from, to);
}

cv::Mat outline(const Shape& shape, const cv::Matx23f& move) {
    std::vector<cv::Point> points;
    for (const int index : kFaceOval) points.emplace_back(moved(move, flat(shape.points[std::size_t(index)])));
    cv::Mat inside(kPortrait, CV_8UC1, cv::Scalar(0));
    cv::fillConvexPoly(inside, points, cv::Scalar(255));
    return inside;
}

/// The square below an eye, towards the ear, half-way down to the mouth.
cv::Rect cheek(cv::Point2f eye, float down, bool leftwards) {
    const float side = 0.3f * kEyesApart;
    const cv::Point2f corner(leftwards ? eye.x - side : eye.x, eye.y + down / 2);
    return cv::Rect(cv::Rect2f(corner, cv::Size2f(side, side))) & cv::Rect({}, kPortrait);
}

void draw(Subject& subject) {
    const cv::Matx23f move = to_portrait(subject);
    subject.portrait = warped(subject.picture, move, kPortrait, cv::BORDER_REPLICATE);
    subject.luminance = picture::grey(subject.portrait);
    subject.skin = outline(subject.shape, move);
    const float down = moved(move, subject.mouth).y - kEyesDown;
    subject.left_cheek = cheek(moved(move, subject.left_eye), down, true);
    subject.right_cheek = cheek(moved(move, subject.right_eye), down, false);
}

}  // namespace

Subject prepare(const cv::Mat& picture, const Face& face, const Shape& shape, Openness eyes,
                float second_to_first) {
    Subject subject;
    subject.picture = picture;
    subject.face = face;
    subject.shape = shape;
    subject.eyes = eyes;
    subject.second_to_first = second_to_first;
    subject.left_eye = middle(shape, kLeftEye.outer, kLeftEye.inner);
    subject.right_eye = middle(shape, kRightEye.outer, kRightEye.inner);
    subject.mouth = middle(shape, kInnerLips.left, kInnerLips.right);
    subject.chin = flat(shape.points[kChin]);
    const cv::Point2f across = subject.right_eye - subject.left_eye;
    const cv::Point2f down = subject.chin - (subject.left_eye + subject.right_eye) / 2;
    subject.eye_distance = std::hypot(across.x, across.y);
    subject.eyes_to_chin = std::hypot(down.x, down.y);
    subject.pose = pose(shape.points);
    if (subject.eye_distance > 1) draw(subject);
    else subject.portrait = subject.luminance = subject.skin = cv::Mat::zeros(kPortrait, CV_8UC1);
    return subject;
}

}  // namespace face
