// SPDX-License-Identifier: Apache-2.0

#include "camera.hpp"

#include <cmath>

#include <opencv2/imgproc.hpp>

#include "picture.hpp"
#include "formats.hpp"

namespace attacks {

namespace {

constexpr std::uint64_t kStart = 5'000'000'000, kApart = std::uint64_t(1e9 / kFramesASecond);
constexpr int kQuality = 92; // of the JPEG that cameras are asked for

cv::Mat through_jpeg(const cv::Mat& frame) { return *picture::decode(picture::encode_jpeg(frame, kQuality)); }

}  // namespace

void Take::add(cv::Mat frame) {
    frames.push_back(std::move(frame));
    times.push_back(times.empty() ? kStart : times.back() + kApart);
}

Sensor::Sensor(std::uint64_t seed, Light light)
    : random_(seed * 2654435761u + 17), light_(light), phase_(random_.uniform(0.0, 6.0)) {}

cv::Mat Sensor::shoot(const cv::Mat& scene) {
    cv::Mat seen = scene, wide, noise(scene.size(), CV_32FC3);
    if (light_.blur > 0) cv::GaussianBlur(scene, seen, {}, light_.blur);
    const double wanders = light_.gain * (1 + 0.03 * std::sin(phase_ + 0.35 * taken_++));
    seen.convertTo(wide, CV_32FC3, wanders);
    random_.fill(noise, cv::RNG::NORMAL, 0, light_.noise);
    cv::Mat shot;
    cv::sqrt(wide / 128 + cv::Scalar::all(0.15), shot); // grows with the light's root
    wide += noise.mul(shot);
    cv::Mat frame;
    wide.convertTo(frame, CV_8UC3);
    return through_jpeg(frame);
}

cv::Mat room(std::uint64_t seed) {
    cv::RNG random(seed * 7919 + 3);
    const cv::Scalar wall(random.uniform(120, 190), random.uniform(120, 190), random.uniform(120, 190));
    cv::Mat frame(kFrame, CV_8UC3, wall);
    for (int y = 0; y < frame.rows; ++y) frame.row(y) -= cv::Scalar::all(25.0 * y / frame.rows);
    const int door = random.uniform(10, 60);
    cv::rectangle(frame, {door, 30, 90, 460}, wall * 0.6, cv::FILLED);
    cv::rectangle(frame, {door, 30, 90, 460}, wall * 1.25, 4);
    const int shelf = random.uniform(60, 140);
    cv::rectangle(frame, {520, shelf, 120, 9}, wall * 0.5, cv::FILLED);
    for (int book = 0; book < 7; ++book)
        cv::rectangle(frame, {522 + book * 16, shelf - 45, 13, 44},
                      {double(random.uniform(20, 200)), double(random.uniform(20, 200)), double(random.uniform(20, 200))},
                      cv::FILLED);
    cv::GaussianBlur(frame, frame, {}, 1.5); // out of focus
    return frame;
}

void shoulders(cv::Mat& frame, cv::Point2d face, double size, std::uint64_t seed) {
    cv::RNG random(seed * 104729 + 11);
    const cv::Scalar cloth(random.uniform(30, 120), random.uniform(30, 120), random.uniform(30, 120));
    const auto at = [&](double x, double y) { return cv::Point(face + size * cv::Point2d(x, y)); };
    cv::ellipse(frame, at(0, 1.55), {int(size * 1.15), int(size * 0.9)}, 0, 180, 360, cloth, cv::FILLED, cv::LINE_AA);
    cv::rectangle(frame, at(-1.15, 1.54), at(1.15, 4), cloth, cv::FILLED);
    cv::ellipse(frame, at(0, 0.68), {int(size * 0.3), int(size * 0.35)}, 0, 0, 360, cloth * 0.6, cv::FILLED, cv::LINE_AA);
}

}  // namespace attacks
