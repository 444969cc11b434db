// SPDX-License-Identifier: Apache-2.0
//
// Light on the face: ISO/IEC 29794-5:2025, 7.3.3 to 7.3.7 and 7.3.10.

#include "components.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace face {

namespace {

using Histogram = std::array<double, 256>;

/// Shares of the 256 levels among the pixels where `where` is set; all 0 when there are none.
Histogram histogram(const cv::Mat& luminance, const cv::Mat& where) {
    Histogram shares{};
    double count = 0;
    for (int y = 0; y < luminance.rows; ++y)
        for (int x = 0; x < luminance.cols; ++x)
            if (where.empty() || where.at<std::uint8_t>(y, x)) ++shares[luminance.at<std::uint8_t>(y, x)], ++count;
    for (double& share : shares) share /= std::max(count, 1.0);
    return shares;
}

Histogram of_face(const Subject& subject) { return histogram(subject.luminance, subject.skin); }

/// The share of the levels from `first` to `last`.
double share(const Histogram& shares, int first, int last) {
    double sum = 0;
    for (int level = first; level <= last; ++level) sum += shares[std::size_t(level)];
    return sum;
}

double mean(const Histogram& shares) {
    double sum = 0;
    for (std::size_t level = 0; level < shares.size(); ++level) sum += shares[level] * double(level) / 255;
    return sum;
}

/// How far a value lies outside a range.
double outside(double value, double least, double most) {
    return std::max({0.0, least - value, value - most});
}

}  // namespace

double sigmoid(double x, double x0, double w) { return 1 / (1 + std::exp((x0 - x) / w)); }

double scale(double value, double none, double full) {
    return 100.0 * std::clamp((value - none) / (full - none), 0.0, 1.0);
}

std::optional<double> illumination_uniformity(const Subject& subject) {
    if (subject.right_cheek.empty() || subject.left_cheek.empty()) return 0.0;
    const Histogram right = histogram(subject.luminance(subject.right_cheek), {});
    const Histogram left = histogram(subject.luminance(subject.left_cheek), {});
    double common = 0;
    for (std::size_t level = 0; level < right.size(); ++level) common += std::min(right[level], left[level]);
    return 100 * std::pow(common, 0.3);
}

std::optional<double> luminance_mean(const Subject& subject) {
    const double level = mean(of_face(subject));
    return 100 * sigmoid(level, 0.2, 0.05) * (1 - sigmoid(level, 0.8, 0.05));
}

std::optional<double> luminance_variance(const Subject& subject) {
    const Histogram shares = of_face(subject);
    const double middle = mean(shares);
    double variance = 0;
    for (std::size_t level = 0; level < shares.size(); ++level)
        variance += shares[level] * std::pow(double(level) / 255 - middle, 2);
    return 100 * std::sin(60 * variance / (60 * variance + 1) * CV_PI);
}

std::optional<double> under_exposure_prevention(const Subject& subject) {
    return std::min(100.0, 120 * (1 - sigmoid(share(of_face(subject), 0, 25), 0.92, 0.05)));
}

std::optional<double> over_exposure_prevention(const Subject& subject) {
    return std::min(100.0, 1 / (share(of_face(subject), 247, 255) + 0.01));
}

std::optional<double> dynamic_range(const Subject& subject) {
    double entropy = 0;
    for (const double part : of_face(subject))
        if (part > 0) entropy -= part * std::log2(part);
    return std::min(100.0, 12.5 * entropy);
}

std::optional<double> natural_colour(const Subject& subject) {
    if (subject.portrait.channels() != 3 || subject.right_cheek.empty() || subject.left_cheek.empty())
        return std::nullopt;
    cv::Scalar sum;
    for (const cv::Rect& cheek : {subject.right_cheek, subject.left_cheek}) {
        cv::Mat lab;
        subject.portrait(cheek).convertTo(lab, CV_32F, 1.0 / 255);
        cv::cvtColor(lab, lab, cv::COLOR_BGR2Lab);
        sum += cv::mean(lab);
    }
    const double a = sum[1] / 2, b = sum[2] / 2;
    if (std::hypot(a, b) < 0.5) return std::nullopt; // a picture without colour
    const double away = std::hypot(outside(a, 5, 25), outside(b, 5, 35));
    return 200 * (1 - sigmoid(away, 0, 10));
}

}  // namespace face
