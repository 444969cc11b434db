// SPDX-License-Identifier: Apache-2.0
//
// Light is applied after everything lies on the table, as a lamp does it.

#include "scene.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "formats.hpp"
#include "picture.hpp"
#include "table.hpp"

namespace pages {

namespace {

constexpr double kTableWidth = 228; // millimetres that the frame's width covers

double radians(double degrees) { return degrees * CV_PI / 180; }

void multiply(cv::Mat& picture, const cv::Mat& light) {
    cv::Mat wide, lights;
    picture.convertTo(wide, CV_32F);
    cv::cvtColor(light, lights, cv::COLOR_GRAY2BGR);
    wide = wide.mul(lights);
    wide.convertTo(picture, CV_8U);
}

/// A cylinder whose axis is the page's vertical: the middle comes closer, so that it looks larger.
cv::Mat bent(const cv::Mat& upper, double bend) {
    cv::Mat map_x(upper.size(), CV_32F), map_y(upper.size(), CV_32F), seen;
    for (int y = 0; y < upper.rows; ++y)
        for (int x = 0; x < upper.cols; ++x) {
            const double u = 2.0 * x / upper.cols - 1, lift = bend * (1 - u * u);
            const double v = 2.0 * y / upper.rows - 1;
            map_x.at<float>(y, x) = float((u * (1 + bend * (u * u - 1) * 0.5) + 1) / 2 * upper.cols);
            map_y.at<float>(y, x) = float((v + 1) / 2 * upper.rows + lift * upper.rows);
        }
    cv::remap(upper, seen, map_x, map_y, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(0));
    return seen;
}

}  // namespace

Corners placed(cv::Size2d size, double most_dots, cv::Size frame, const Pose& pose) {
    const double w = size.width / 2, h = size.height / 2, far = 3.2 * std::max(size.width, size.height);
    const double c = std::cos(radians(pose.turn)), s = std::sin(radians(pose.turn));
    std::array<cv::Point2d, 4> flat;
    const std::array<cv::Point2d, 4> own{cv::Point2d(-w, -h), {w, -h}, {w, h}, {-w, h}};
    cv::Point2d low(1e9, 1e9), high(-1e9, -1e9);
    for (std::size_t i = 0; i < 4; ++i) {
        const double z = own[i].x * std::sin(radians(pose.tilt_y)) + own[i].y * std::sin(radians(pose.tilt_x));
        const double x = own[i].x * std::cos(radians(pose.tilt_y)), y = own[i].y * std::cos(radians(pose.tilt_x));
        flat[i] = cv::Point2d(c * x - s * y, s * x + c * y) * (far / (far + z));
        low = {std::min(low.x, flat[i].x), std::min(low.y, flat[i].y)};
        high = {std::max(high.x, flat[i].x), std::max(high.y, flat[i].y)};
    }
    const double scale = std::min({pose.fill * frame.width / (high.x - low.x), pose.fill * frame.height / (high.y - low.y), most_dots});
    const cv::Point2d middle((0.5 + pose.aside.x) * frame.width, (0.5 + pose.aside.y) * frame.height);
    Corners corners;
    for (std::size_t i = 0; i < 4; ++i) corners[i] = cv::Point2f((flat[i] - (low + high) / 2) * scale + middle);
    return corners;
}

Scene::Scene(cv::Size frame, std::uint64_t seed) : random_(seed * 0x9e3779b97f4a7c15u + 13), pixels_(table(frame, random_)) {}

Corners Scene::lay(const cv::Mat& upper, double width_mm, const Pose& pose) {
    const cv::Size2d size_mm(width_mm, width_mm * upper.rows / upper.cols);
    const double dots = pixels_.cols / kTableWidth * 1.15;
    const Corners corners = placed(size_mm, pose.fill > 0.95 ? 1e9 : dots, pixels_.size(), pose);
    const double shrunk = cv::norm(corners[1] - corners[0]) / upper.cols;
    cv::Mat soft = pose.bend > 0 ? bent(upper, pose.bend) : upper.clone();
    cv::Mat sheet = cv::Mat(upper.size(), CV_8UC1, cv::Scalar(255));
    if (pose.bend > 0) sheet = bent(sheet, pose.bend);
    if (shrunk < 0.8) cv::GaussianBlur(soft, soft, {}, 0.42 / shrunk);
    const Corners from{cv::Point2f(0, 0), {float(upper.cols), 0}, {float(upper.cols), float(upper.rows)}, {0, float(upper.rows)}};
    const cv::Mat warp = cv::getPerspectiveTransform(from.data(), corners.data());
    cv::Mat seen, mask;
    cv::warpPerspective(soft, seen, warp, pixels_.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpPerspective(sheet, mask, warp, pixels_.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    cv::Mat cast, moved;
    const cv::Mat shift = (cv::Mat_<double>(2, 3) << 1, 0, random_.uniform(-4.0, 4.0), 0, 1, random_.uniform(1.0, 5.0));
    cv::warpAffine(mask, moved, shift, mask.size());
    cv::GaussianBlur(moved, moved, {}, 4);
    moved.convertTo(cast, CV_32F, -random_.uniform(0.2, 0.5) / 255, 1);
    multiply(pixels_, cast);
    for (int y = 0; y < pixels_.rows; ++y)
        for (int x = 0; x < pixels_.cols; ++x)
            if (const int part = mask.at<std::uint8_t>(y, x)) {
                auto& pixel = pixels_.at<cv::Vec3b>(y, x);
                const auto& page = seen.at<cv::Vec3b>(y, x);
                for (int k = 0; k < 3; ++k) pixel[k] = std::uint8_t((pixel[k] * (255 - part) + page[k] * part) / 255);
            }
    return corners;
}

void Scene::shade(double depth) {
    const double turn = random_.uniform(0.0, 2 * CV_PI), dx = std::cos(turn), dy = std::sin(turn);
    cv::Mat light(pixels_.size(), CV_32F);
    for (int y = 0; y < light.rows; ++y)
        for (int x = 0; x < light.cols; ++x) {
            const double along = (2.0 * x / light.cols - 1) * dx + (2.0 * y / light.rows - 1) * dy;
            light.at<float>(y, x) = float(1 + depth * along * 0.5);
        }
    multiply(pixels_, light);
}

void Scene::shadow(const Corners& page) {
    const double turn = random_.uniform(0.0, 2 * CV_PI), deep = random_.uniform(0.3, 0.6), soft = random_.uniform(5.0, 60.0);
    const cv::Point2d way(std::cos(turn), std::sin(turn)), middle = (page[0] + page[2]) * 0.5f;
    const double size = cv::norm(page[1] - page[0]), offset = random_.uniform(-0.25, 0.25) * size;
    cv::Mat light(pixels_.size(), CV_32F);
    for (int y = 0; y < light.rows; ++y)
        for (int x = 0; x < light.cols; ++x) {
            const double along = (x - middle.x) * way.x + (y - middle.y) * way.y - offset;
            light.at<float>(y, x) = float(1 - deep / (1 + std::exp(-along / soft * 3)));
        }
    multiply(pixels_, light);
}

void Scene::glare(const Corners& page) {
    const double across = random_.uniform(0.2, 0.8), down = random_.uniform(0.3, 0.9);
    const cv::Point2d upper = cv::Point2d(page[0]) + (cv::Point2d(page[1]) - cv::Point2d(page[0])) * across;
    const cv::Point2d lower = cv::Point2d(page[3]) + (cv::Point2d(page[2]) - cv::Point2d(page[3])) * across;
    const cv::Point2d middle = upper + (lower - upper) * down;
    const double size = cv::norm(page[1] - page[0]);
    const double a = size * random_.uniform(0.07, 0.16), b = a * random_.uniform(0.4, 1.0), turn = random_.uniform(0.0, CV_PI),
                 strength = random_.uniform(220.0, 420.0);
    for (int y = 0; y < pixels_.rows; ++y)
        for (int x = 0; x < pixels_.cols; ++x) {
            const double dx = x - middle.x, dy = y - middle.y;
            const double u = (dx * std::cos(turn) + dy * std::sin(turn)) / a, v = (dy * std::cos(turn) - dx * std::sin(turn)) / b;
            const double light = strength * std::exp(-u * u - v * v);
            if (light < 1) continue;
            auto& pixel = pixels_.at<cv::Vec3b>(y, x);
            for (int k = 0; k < 3; ++k) pixel[k] = cv::saturate_cast<std::uint8_t>(pixel[k] + light);
        }
}

void Scene::fingers(const Corners& page) {
    const std::size_t corner = std::size_t(random_.uniform(0, 4));
    const cv::Point2d at = page[corner], middle = cv::Point2d(page[0] + page[2]) * 0.5;
    const cv::Point2d out = (at - middle) * (1 / cv::norm(at - middle)), side(-out.y, out.x);
    const double size = cv::norm(page[1] - page[0]) * random_.uniform(0.13, 0.2);
    const cv::Scalar skin(random_.uniform(60, 150), random_.uniform(90, 180), random_.uniform(140, 225));
    cv::Mat hand = cv::Mat::zeros(pixels_.size(), CV_8UC1), colour(pixels_.size(), CV_8UC3, skin);
    for (int finger = 0; finger < 2; ++finger) {
        const cv::Point2d tip = at - out * size * (0.9 + 0.3 * finger) + side * size * (finger - 0.5) * 1.1;
        cv::line(hand, tip, tip + out * size * 6, 255, int(size * 0.85), cv::LINE_AA);
    }
    cv::GaussianBlur(hand, hand, {}, 2);
    cv::Mat round;
    cv::GaussianBlur(hand, round, {}, size * 0.2);
    for (int y = 0; y < hand.rows; ++y)
        for (int x = 0; x < hand.cols; ++x) {
            const double part = hand.at<std::uint8_t>(y, x) / 255.0, light = 0.45 + 0.6 * round.at<std::uint8_t>(y, x) / 255.0;
            auto& pixel = pixels_.at<cv::Vec3b>(y, x);
            for (int k = 0; k < 3; ++k)
                pixel[k] = cv::saturate_cast<std::uint8_t>(pixel[k] * (1 - part) + skin[k] * light * part);
        }
}

void Scene::dim(double gain) { pixels_.convertTo(pixels_, -1, gain); }

void Scene::fade(double contrast, double veil) { pixels_.convertTo(pixels_, -1, contrast, veil); }

void Scene::blur(double sigma) { cv::GaussianBlur(pixels_, pixels_, {}, sigma); }

void Scene::smear(double length) {
    const int side = int(length) | 1;
    const double turn = random_.uniform(0.0, CV_PI);
    cv::Mat kernel = cv::Mat::zeros(side, side, CV_32F);
    const cv::Point2d middle(side / 2, side / 2), half = cv::Point2d(std::cos(turn), std::sin(turn)) * (side / 2);
    cv::line(kernel, middle - half, middle + half, cv::Scalar(1), 1);
    cv::filter2D(pixels_, pixels_, -1, kernel / cv::sum(kernel)[0]);
}

cv::Mat Scene::take(double noise, int jpeg_quality) {
    cv::Mat wide, grain(pixels_.size(), CV_32FC3), root, frame;
    pixels_.convertTo(wide, CV_32F);
    random_.fill(grain, cv::RNG::NORMAL, 0, noise);
    cv::sqrt(wide / 128 + cv::Scalar::all(0.15), root); // grows with the light's root
    wide += grain.mul(root);
    wide.convertTo(frame, CV_8U);
    return *picture::decode(picture::encode_jpeg(frame, jpeg_quality));
}

}  // namespace pages
