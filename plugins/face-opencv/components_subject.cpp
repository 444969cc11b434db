// SPDX-License-Identifier: Apache-2.0
//
// The person in the picture: ISO/IEC 29794-5:2025, 7.4.

#include "components.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "mesh_points.hpp"

namespace face {

namespace {

/// The largest distance of points that lie above each other, in eye-to-chin lengths.
double opening(const Subject& subject, std::span<const int> upper, std::span<const int> lower) {
    double largest = 0;
    for (std::size_t i = 0; i < upper.size(); ++i) {
        const cv::Point3f apart =
            subject.shape.points[std::size_t(upper[i])] - subject.shape.points[std::size_t(lower[i])];
        largest = std::max(largest, double(std::hypot(apart.x, apart.y)));
    }
    return largest / std::max(subject.eyes_to_chin, 1.0f);
}

double straight(double degrees) {
    const double cosine = std::max(0.0, std::cos(degrees * CV_PI / 180));
    return 100 * cosine * cosine;
}

/// Room to an edge, in eye distances or eye-to-chin lengths.
double room(float pixels, float unit, double enough) {
    return 100 * sigmoid(double(pixels / std::max(unit, 1.0f)), enough, 0.1);
}

float eyes_height(const Subject& subject) { return (subject.right_eye.y + subject.left_eye.y) / 2; }

}  // namespace

std::optional<double> single_face_present(const Subject& subject) {
    const double areas = double(subject.second_to_first) * double(subject.second_to_first);
    return 100 * (1 - std::min(areas, 1.0));
}

std::optional<double> eyes_open(const Subject& subject) {
    return scale(std::min(subject.eyes.left, subject.eyes.right), 0.10, 0.25);
}

std::optional<double> mouth_closed(const Subject& subject) {
    return 100 * (1 - sigmoid(opening(subject, kInnerLips.upper, kInnerLips.lower), 0.2, 0.06));
}

std::optional<double> inter_eye_distance(const Subject& subject) {
    const double turned = std::max(0.5, std::cos(subject.pose.yaw * CV_PI / 180));
    return 100 * sigmoid(double(subject.eye_distance) / turned, 70, 20);
}

std::optional<double> head_size(const Subject& subject) {
    const double away = std::abs(double(subject.eyes_to_chin) / subject.picture.rows - 0.45);
    return 200 * (1 - sigmoid(away, 0, 0.05));
}

std::optional<double> leftward_crop(const Subject& subject) {
    return room(subject.left_eye.x, subject.eye_distance, 0.9);
}

std::optional<double> rightward_crop(const Subject& subject) {
    return room(float(subject.picture.cols) - subject.right_eye.x, subject.eye_distance, 0.9);
}

std::optional<double> margin_above(const Subject& subject) {
    return room(eyes_height(subject), subject.eyes_to_chin, 1.4);
}

std::optional<double> margin_below(const Subject& subject) {
    return room(float(subject.picture.rows) - eyes_height(subject), subject.eyes_to_chin, 1.8);
}

std::optional<double> head_pose_yaw(const Subject& subject) { return straight(subject.pose.yaw); }
std::optional<double> head_pose_pitch(const Subject& subject) { return straight(subject.pose.pitch); }
std::optional<double> head_pose_roll(const Subject& subject) { return straight(subject.pose.roll); }

}  // namespace face
