// SPDX-License-Identifier: Apache-2.0
//
// Sums of sines, in families shifted against each other.

#include "background.hpp"

#include <cmath>

#include <opencv2/imgproc.hpp>

namespace pages {

namespace {

cv::Scalar pastel(cv::RNG& random) {
    return {random.uniform(170.0, 235.0), random.uniform(170.0, 235.0), random.uniform(170.0, 235.0)};
}

void waves(Canvas& canvas, cv::RNG& random, cv::Scalar colour) {
    const double a = random.uniform(1.0, 5.0), b = random.uniform(0.5, 2.5), f = random.uniform(0.02, 0.08),
                 g = random.uniform(0.1, 0.3), turn = random.uniform(0.2, 1.0), step = random.uniform(1.1, 2.2);
    int line = 0;
    for (double y = -5; y < canvas.size().height + 5; y += step, ++line) {
        std::vector<cv::Point2d> points;
        for (double x = 0; x <= canvas.size().width + 1; x += 0.8)
            points.emplace_back(x, y + a * std::sin(2 * CV_PI * f * x + turn * 0.1 * line) +
                                       b * std::sin(2 * CV_PI * g * x - turn * 0.2 * line));
        canvas.curve(points, Ink::dye, colour, 0.12);
    }
}

void rosette(Canvas& canvas, cv::RNG& random, Ink ink, cv::Scalar colour) {
    const cv::Point2d middle(canvas.size().width * random.uniform(0.55, 0.75), canvas.size().height * random.uniform(0.3, 0.45));
    const int petals = random.uniform(5, 13);
    const double radius = canvas.size().height * random.uniform(0.15, 0.28);
    for (double depth = 0.1; depth < 0.7; depth += 0.08) {
        std::vector<cv::Point2d> points;
        for (double t = 0; t <= 2 * CV_PI + 0.02; t += 0.02) {
            const double r = radius * (1 - depth + depth * std::cos(petals * t + 6 * depth));
            points.emplace_back(middle.x + r * std::cos(t), middle.y + r * std::sin(t));
        }
        canvas.curve(points, ink, colour, 0.12);
    }
}

}  // namespace

void guilloche(Canvas& canvas, std::uint64_t design) {
    cv::RNG random(design * 2654435761u + 5);
    canvas.fill({0, 0, canvas.size().width, canvas.size().height}, Ink::dye,
                {random.uniform(165.0, 245.0), random.uniform(165.0, 245.0), random.uniform(165.0, 245.0)});
    for (int family = random.uniform(1, 4); family > 0; --family) waves(canvas, random, pastel(random));
    rosette(canvas, random, Ink::dye, pastel(random) * 0.85);
    rosette(canvas, random, Ink::glow, {90, 220, 120});
}

cv::Mat silhouette() {
    cv::Mat picture(900, 700, CV_8UC3, cv::Scalar(214, 208, 200));
    cv::ellipse(picture, {350, 900}, {310, 300}, 0, 180, 360, {96, 76, 64}, cv::FILLED, cv::LINE_AA);
    cv::ellipse(picture, {350, 640}, {85, 140}, 0, 0, 360, {128, 150, 196}, cv::FILLED, cv::LINE_AA);
    cv::ellipse(picture, {350, 420}, {165, 220}, 0, 0, 360, {140, 164, 212}, cv::FILLED, cv::LINE_AA);
    cv::ellipse(picture, {350, 330}, {180, 170}, 0, 170, 370, {40, 44, 60}, cv::FILLED, cv::LINE_AA);
    for (const int x : {285, 415}) cv::ellipse(picture, {x, 430}, {26, 12}, 0, 0, 360, {60, 60, 60}, cv::FILLED, cv::LINE_AA);
    cv::ellipse(picture, {350, 550}, {55, 14}, 0, 0, 360, {90, 90, 170}, cv::FILLED, cv::LINE_AA);
    cv::GaussianBlur(picture, picture, {}, 4);
    return picture;
}

}  // namespace pages
