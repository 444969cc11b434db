// SPDX-License-Identifier: Apache-2.0
//
// The screen's pixels are three stripes beside each other, rows below each other. What the camera's
// optics and its own pixels' size leave of that pattern is computed where it is sampled.

#include "screen.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace pages {

namespace {

struct Make {
    double width_mm, height_mm, pitch_mm, frame_mm;
};

Make make(Screen screen, cv::RNG& random) {
    switch (screen) {
    case Screen::telephone: return {147, 68, random.uniform(0.055, 0.08), 4};
    case Screen::tablet: return {214, 160, random.uniform(0.09, 0.12), 9};
    case Screen::monitor: break;
    }
    return {520, 300, random.uniform(0.18, 0.29), 12};
}

/// What is left of a wave of this many cycles a pixel: the lens, and the pixel's own width.
double left_of(double frequency, double lens) {
    const double x = CV_PI * frequency;
    return std::exp(-2 * x * x * lens * lens) * std::abs(x < 1e-6 ? 1 : std::sin(x) / x);
}

}  // namespace

Corners lay_screen(Scene& scene, const cv::Mat& photograph, Screen screen) {
    cv::RNG& random = scene.random();
    cv::Mat& frame = scene.pixels();
    const Make made = make(screen, random);
    // The photograph fills the screen, or the part of it that is life size.
    const double shown_mm = std::min({made.width_mm, made.height_mm * photograph.cols / photograph.rows, 210.0});
    const double fill = screen == Screen::telephone ? random.uniform(0.7, 0.95) : random.uniform(0.9, 1.15);
    const Pose pose{.turn = random.uniform(-8.0, 8.0), .tilt_x = random.uniform(-8.0, 8.0), .tilt_y = random.uniform(-8.0, 8.0), .fill = fill};
    const cv::Size2d photo_mm(shown_mm, shown_mm * photograph.rows / photograph.cols);
    const Corners corners = placed(photo_mm, 1e9, frame.size(), pose);
    const Corners from{cv::Point2f(0, 0), {float(photo_mm.width), 0}, {float(photo_mm.width), float(photo_mm.height)}, {0, float(photo_mm.height)}};
    const cv::Matx33d back = cv::Mat(cv::getPerspectiveTransform(corners.data(), from.data()));

    const double lens = random.uniform(0.28, 0.5), bright = random.uniform(0.75, 1.1), blue = random.uniform(1.0, 1.12), black = random.uniform(8.0, 22.0);
    const double dots = cv::norm(corners[1] - corners[0]) / photo_mm.width, frequency = 1 / (made.pitch_mm * dots);
    const double stripes = 1.65 * left_of(frequency, lens) * 0.8, rows = 0.35 * left_of(frequency, lens);
    const double lamp_x = random.uniform(0.1, 0.9) * frame.cols, lamp_y = random.uniform(0.1, 0.9) * frame.rows,
                 lamp = random.uniform(0, 2) ? random.uniform(20.0, 120.0) : 0;
    const cv::Point2d edge((made.width_mm - photo_mm.width) / 2, (made.height_mm - photo_mm.height) / 2);
    cv::Mat soft = photograph.clone();
    const double shrunk = cv::norm(corners[1] - corners[0]) / photograph.cols;
    if (shrunk < 0.9) cv::GaussianBlur(soft, soft, {}, 0.42 / shrunk);
    cv::Mat seen;
    const Corners pixels{cv::Point2f(0, 0), {float(soft.cols), 0}, {float(soft.cols), float(soft.rows)}, {0, float(soft.rows)}};
    cv::warpPerspective(soft, seen, cv::getPerspectiveTransform(pixels.data(), corners.data()), frame.size(), cv::INTER_LINEAR);
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x) {
            const cv::Vec3d at = back * cv::Vec3d(x, y, 1);
            const double u = at[0] / at[2], v = at[1] / at[2];
            if (u < -edge.x - made.frame_mm || v < -edge.y - made.frame_mm || u > photo_mm.width + edge.x + made.frame_mm ||
                v > photo_mm.height + edge.y + made.frame_mm) continue;
            auto& pixel = frame.at<cv::Vec3b>(y, x);
            const double dx = (x - lamp_x) / 90, dy = (y - lamp_y) / 60, gloss = lamp * std::exp(-dx * dx - dy * dy);
            if (u < -edge.x || v < -edge.y || u > photo_mm.width + edge.x || v > photo_mm.height + edge.y) {
                for (int k = 0; k < 3; ++k) pixel[k] = cv::saturate_cast<std::uint8_t>(14 + gloss * 0.4);
                continue;
            }
            const bool photo = u >= 0 && v >= 0 && u < photo_mm.width && v < photo_mm.height;
            for (int k = 0; k < 3; ++k) {
                const double turn = 2 * CV_PI / made.pitch_mm;
                const double lit = 1 + stripes * std::cos(turn * u + 2 * CV_PI / 3 * k) + rows * std::cos(turn * v);
                const double value = black + (photo ? seen.at<cv::Vec3b>(y, x)[k] : 0) * bright * (k == 0 ? blue : 1);
                pixel[k] = cv::saturate_cast<std::uint8_t>(value * std::max(0.0, lit) + gloss);
            }
        }
    return corners;
}

}  // namespace pages
