// SPDX-License-Identifier: Apache-2.0
//
// Moiré: a screen's pixels or a print's dots, seen through the camera's, make peaks in a spectrum that
// in a natural picture falls evenly with frequency.

#include <algorithm>
#include <cmath>
#include <numeric>

#include <opencv2/imgproc.hpp>

#include "checks.hpp"

namespace pad {

namespace {

constexpr int kSide = 192;              // pixels of a window, as they are: nothing is scaled
constexpr double kLow = 0.09;           // cycles a pixel; below it faces have patterns of their own
constexpr double kLowColour = 0.05;     // and their colour is smoother
constexpr int kRing = 3;                // width of a ring of like frequencies

/// The spectrum of the face's middle, its logarithm, low frequencies in the middle.
cv::Mat spectrum(const cv::Mat& plane, cv::Rect window) {
    cv::Mat wide, tapered, taper, parts[2], logs;
    plane(window).convertTo(wide, CV_32F);
    cv::createHanningWindow(taper, window.size(), CV_32F);
    tapered = (wide - cv::mean(wide)).mul(taper);
    cv::dft(tapered, tapered, cv::DFT_COMPLEX_OUTPUT);
    cv::split(tapered, parts);
    cv::magnitude(parts[0], parts[1], logs);
    cv::log(logs + 1, logs);
    return logs;
}

double frequency(int index, int side) { return double(index <= side / 2 ? index : index - side) / side; }

/// Along the axes straight edges and JPEG's blocks have peaks of their own.
bool is_on_axis(double fx, double fy) {
    return std::min(std::abs(fx), std::abs(fy)) < 2.5 / kSide;
}

/// The strongest peak above its ring's median, in decibels.
double peak(const cv::Mat& logs, double low) {
    std::vector<std::vector<float>> rings(kSide / kRing);
    const auto each = [&](auto&& see) {
        for (int y = 0; y <= logs.rows / 2; ++y)
            for (int x = 0; x < logs.cols; ++x) {
                const double fx = frequency(x, logs.cols), fy = frequency(y, logs.rows), f = std::hypot(fx, fy);
                if (f >= low && !is_on_axis(fx, fy)) see(std::size_t(f * kSide / kRing), logs.at<float>(y, x));
            }
    };
    each([&](std::size_t ring, float value) { rings[ring].push_back(value); });
    std::vector<float> medians(rings.size(), 1e9f);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        if (rings[i].size() < 20) continue;
        const auto middle = rings[i].begin() + std::ptrdiff_t(rings[i].size() / 2);
        std::nth_element(rings[i].begin(), middle, rings[i].end());
        medians[i] = *middle;
    }
    double most = 0;
    each([&](std::size_t ring, float value) { most = std::max(most, double(value - medians[ring])); });
    return most * 20 / std::log(10.0);
}

}  // namespace

std::optional<double> pattern(const Sample& sample) {
    std::optional<double> most;
    const std::size_t step = std::max<std::size_t>(1, sample.frames.size() / 4); // four frames tell
    for (std::size_t i = 0; i < sample.frames.size(); i += step) {
        const Frame& frame = sample.frames[i];
        const cv::Point corner(cv::Point(frame.middle()) - cv::Point(kSide / 2, kSide / 2));
        const cv::Rect window = cv::Rect(corner, cv::Size(kSide, kSide));
        if ((window & cv::Rect({}, frame.grey.size())) != window) continue;
        cv::Mat colours[3], blue_red;
        cv::split(frame.colour(window), colours);
        cv::subtract(colours[0], colours[2], blue_red, {}, CV_32F);
        most = std::max({most.value_or(0), peak(spectrum(frame.grey, window), kLow),
                         peak(spectrum(blue_red, {0, 0, kSide, kSide}), kLowColour)});
    }
    return most;
}

}  // namespace pad
