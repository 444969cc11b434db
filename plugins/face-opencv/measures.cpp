// SPDX-License-Identifier: Apache-2.0
//
// Measures of a picture of a face.

#include "measures.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "picture.hpp"

namespace face {

namespace {

/// 0 at `none` or before, 100 at `full` or beyond, straight between.
double scale(double value, double none, double full) {
    return 100.0 * std::clamp((value - none) / (full - none), 0.0, 1.0);
}

constexpr int kStandard = 96;  // pixels a side
constexpr float kRim = 0.125f; // the share of a box, at each side, that is hair and background

}  // namespace

double eye_distance(const Face& face) {
    const cv::Point2f between = face.points[right_eye] - face.points[left_eye];
    return scale(std::hypot(between.x, between.y), 20, 90);
}

double single_face(float second_to_first) { return scale(second_to_first, 1, 0); }

double framing(const Face& face, cv::Size picture) {
    const cv::Rect2f whole({}, cv::Size2f(picture));
    const float area = face.box.area();
    return area > 0 ? scale((face.box & whole).area() / area, 0.7, 0.95) : 0.0;
}

double sharpness(const cv::Mat& grey_face) {
    cv::Mat detail;
    cv::Laplacian(grey_face, detail, CV_32F);
    cv::Scalar mean, spread, brightness, contrast;
    cv::meanStdDev(detail, mean, spread);
    cv::meanStdDev(grey_face, brightness, contrast);
    constexpr double kRounding = 2; // what whole grey levels alone add to the variance of detail
    const double real = std::sqrt(std::max(0.0, spread[0] * spread[0] - kRounding));
    return contrast[0] < 1 ? 0.0 : scale(real / contrast[0], 0.04, 0.14);
}

double luminance(const cv::Mat& grey_face) {
    const double mean = cv::mean(grey_face)[0];
    return std::min(scale(mean, 20, 70), scale(mean, 245, 205));
}

double pose(const Face& face) {
    const auto& points = face.points;
    const cv::Point2f eyes = (points[left_eye] + points[right_eye]) / 2;
    const cv::Point2f mouth = (points[left_mouth] + points[right_mouth]) / 2;
    const cv::Point2f down = mouth - eyes, side = points[right_eye] - points[left_eye];
    const float height = std::hypot(down.x, down.y), width = std::hypot(side.x, side.y);
    if (height < 1 || width < 1) return 0.0;
    const cv::Point2f nose_from_eyes = points[nose] - eyes;
    const double aside = std::abs(nose_from_eyes.dot(side)) / (width * width);
    const double below = nose_from_eyes.dot(down) / (height * height);
    const double roll = std::abs(std::atan2(side.y, side.x)) * 180 / CV_PI;
    return std::min({scale(aside, 0.45, 0.15), scale(std::abs(below - 0.55), 0.35, 0.15),
                     scale(roll, 40, 15)});
}

cv::Mat standard_face(const cv::Mat& picture, const Face& face) {
    const cv::Rect2f whole({}, cv::Size2f(picture.size()));
    const cv::Point2f rim(face.box.width * kRim, face.box.height * kRim);
    const cv::Rect inside = cv::Rect2f(face.box.tl() + rim, face.box.br() - rim) & whole;
    if (inside.width < 2 || inside.height < 2) return cv::Mat::zeros(kStandard, kStandard, CV_8UC1);
    cv::Mat cut;
    const bool shrinks = inside.width > kStandard;
    cv::resize(picture::grey(picture(inside)), cut, {kStandard, kStandard}, 0, 0,
               shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return cut;
}

}  // namespace face
