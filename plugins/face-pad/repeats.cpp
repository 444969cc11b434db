// SPDX-License-Identifier: Apache-2.0
//
// Frames that are there twice, and times that no camera has.

#include <algorithm>
#include <cmath>

#include "checks.hpp"
#include "window.hpp"

namespace pad {

namespace {

/// What is left of `b` when the best gain and offset of `a` are taken off: standard deviation.
double difference(const cv::Mat& a, const cv::Mat& b) {
    const cv::Mat one = a - cv::mean(a), other = b - cv::mean(b);
    const double gain = one.dot(other) / std::max(one.dot(one), 1e-6);
    return cv::norm(other - gain * one) / std::sqrt(double(a.total()));
}

}  // namespace

std::optional<double> nearest_repeat(const Sample& sample) {
    const cv::Rect where = window(sample);
    std::vector<cv::Mat> windows;
    for (const Frame& frame : sample.frames) windows.push_back(wide(frame.grey(where)));
    std::optional<double> least;
    for (std::size_t i = 0; i < windows.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            least = std::min(least.value_or(1e9), std::min(difference(windows[i], windows[j]), difference(windows[j], windows[i])));
    return least;
}

std::optional<double> shortest_gap(const Sample& sample) {
    std::optional<double> least;
    if (sample.impossible_times) return 0;
    for (std::size_t i = 1; i < sample.frames.size(); ++i)
        least = std::min(least.value_or(1e9), double(sample.frames[i].time_ns - sample.frames[i - 1].time_ns) / 1e6);
    return least;
}

}  // namespace pad
