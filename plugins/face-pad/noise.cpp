// SPDX-License-Identifier: Apache-2.0
//
// A sensor's noise is there, and is new in every frame.

#include <algorithm>
#include <cmath>

#include "checks.hpp"
#include "warp.hpp"
#include "window.hpp"

namespace pad {

namespace {

constexpr double kAsBefore = 6; // degrees between two views that look alike
constexpr double kEdge = 12;    // grey levels, of Sobel's answer
constexpr int kOff = 2;         // pixels
constexpr int kBlock = 16;      // pixels
constexpr int kPaint = 128;     // what other people are painted over with
constexpr std::size_t kFewestBlocks = 40;

cv::Mat noise_of(const cv::Mat& values) {
    cv::Mat smooth;
    cv::GaussianBlur(values, smooth, {}, 1.5);
    return values - smooth;
}

/// Cheeks and forehead between brows and mouth, brought to one place by the face's own points.
cv::Mat face_of(const Frame& frame, const Frame& onto) {
    std::vector<cv::Point2f> from, to;
    for (std::size_t i = 0; i < frame.shape.points.size(); i += 3) {
        from.emplace_back(frame.shape.points[i].x, frame.shape.points[i].y);
        to.emplace_back(onto.shape.points[i].x, onto.shape.points[i].y);
    }
    return wide(face::warped(frame.grey, face::similarity(from, to), onto.grey.size()));
}

/// 1 where there are no edges, which are alike in every picture of a face, else 0.
cv::Mat evenly_lit(const cv::Mat& values) {
    cv::Mat smooth, slope_x, slope_y, slope, even;
    cv::GaussianBlur(values, smooth, {}, 3);
    cv::Sobel(smooth, slope_x, CV_32F, 1, 0);
    cv::Sobel(smooth, slope_y, CV_32F, 0, 1);
    cv::magnitude(slope_x, slope_y, slope);
    cv::Mat(slope < kEdge).convertTo(even, CV_32F, 1.0 / 255);
    return even;
}

/// Their correlation. The points are off by a pixel or two: the best of some shifts.
double alike(const cv::Mat& here, const cv::Mat& there, const cv::Mat& weights) {
    double most = -1;
    const cv::Rect inner(kOff, kOff, here.cols - 2 * kOff, here.rows - 2 * kOff);
    const cv::Mat a = here(inner).mul(weights(inner));
    for (int dy = -kOff; dy <= kOff; ++dy)
        for (int dx = -kOff; dx <= kOff; ++dx) {
            const cv::Mat b = there(inner + cv::Point(dx, dy)).mul(weights(inner));
            most = std::max(most, a.dot(b) / std::max(cv::norm(a) * cv::norm(b), 1e-6));
        }
    return most;
}

/// The noise that a quarter of the picture's blocks stay below. Black and white ones tell nothing, nor
/// does what was painted over.
std::optional<double> noise_where_quiet(const cv::Mat& grey) {
    const cv::Mat kernel = (cv::Mat_<float>(3, 3) << 1, -2, 1, -2, 4, -2, 1, -2, 1); // Immerkær 1996
    cv::Mat answer, size, noise, mean;
    cv::filter2D(wide(grey), answer, CV_32F, kernel);
    const cv::Size blocks(grey.cols / kBlock, grey.rows / kBlock);
    cv::resize(cv::abs(answer), noise, blocks, 0, 0, cv::INTER_AREA);
    cv::resize(grey, mean, blocks, 0, 0, cv::INTER_AREA);
    std::vector<float> all;
    for (int y = 0; y < blocks.height; ++y)
        for (int x = 0; x < blocks.width; ++x) {
            const bool painted = noise.at<float>(y, x) == 0 && mean.at<uchar>(y, x) == kPaint;
            if (!painted && mean.at<uchar>(y, x) > 12 && mean.at<uchar>(y, x) < 243) all.push_back(noise.at<float>(y, x));
        }
    if (all.size() < kFewestBlocks) return std::nullopt;
    const auto quarter = all.begin() + std::ptrdiff_t(all.size() / 4);
    std::nth_element(all.begin(), quarter, all.end());
    return std::sqrt(CV_PI / 2) / 6 * double(*quarter);
}

}  // namespace

std::optional<double> shared_noise(const Sample& sample) {
    const Frame& best = sample.reference();
    const cv::Rect where = window(sample);
    if (std::min(where.width, where.height) < kWindow / 2) return std::nullopt;
    const cv::Mat values = wide(best.grey)(where), here = noise_of(values), even = evenly_lit(values);
    std::optional<double> most;
    for (const Frame& frame : sample.frames) {
        if (&frame == &best || std::abs(frame.stance.yaw - best.stance.yaw) > kAsBefore) continue;
        most = std::max(most.value_or(-1), alike(here, noise_of(face_of(frame, best)(where)), even));
    }
    return most;
}

std::optional<double> least_noise(const Sample& sample) {
    std::optional<double> least;
    for (const Frame& frame : sample.frames)
        if (const auto quiet = noise_where_quiet(frame.grey)) least = std::min(least.value_or(1e9), *quiet);
    return least;
}

}  // namespace pad
