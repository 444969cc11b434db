// SPDX-License-Identifier: Apache-2.0
//
// What a picture keeps of fine things: ISO/IEC 29794-5:2025, 7.3.2, 7.3.8 and 7.3.9.

#include "components.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "picture.hpp"

namespace face {

namespace {

/// Standard deviation of the sensor's noise: a filter blind to edges and slopes (Immerkær 1996).
double noise(const cv::Mat& grey) {
    const cv::Matx33f blind(1, -2, 1, -2, 4, -2, 1, -2, 1);
    cv::Mat left;
    cv::filter2D(grey, left, CV_32F, blind);
    return std::sqrt(CV_PI / 2) / 6 * cv::mean(cv::abs(left))[0];
}

/// The mean step from one column to the next, over those that begin a block of a JPEG and over all
/// others.
std::pair<double, double> steps(const cv::Mat& grey, int first_block) {
    double edges = 0, others = 0;
    int edge_count = 0, other_count = 0;
    for (int x = 1; x < grey.cols; ++x) {
        const double step = cv::norm(grey.col(x), grey.col(x - 1), cv::NORM_L1) / grey.rows;
        const bool edge = (x - first_block) % 8 == 0;
        (edge ? edges : others) += step;
        ++(edge ? edge_count : other_count);
    }
    return {edges / std::max(edge_count, 1), others / std::max(other_count, 1)};
}

}  // namespace

std::optional<double> background_uniformity(const Subject& subject) {
    const float half_head = 1.6f * subject.eye_distance;
    const cv::Point2f middle = (subject.right_eye + subject.left_eye) / 2;
    const cv::Rect2f whole({}, cv::Size2f(subject.picture.size()));
    const float top = middle.y - 2 * subject.eye_distance, height = subject.chin.y - top;
    double sum = 0, area = 0;
    for (const float from : {middle.x - 2 * half_head, middle.x + half_head}) {
        const cv::Rect beside = cv::Rect2f(from, top, half_head, height) & whole;
        if (beside.width < 8 || beside.height < 8) continue;
        const double shrink = 64.0 / std::max({64, beside.width, beside.height});
        cv::Mat grey = picture::grey(subject.picture(beside)), across, down, slope;
        cv::resize(grey, grey, {}, shrink, shrink, cv::INTER_AREA);
        cv::Scharr(grey, across, CV_32F, 1, 0);
        cv::Scharr(grey, down, CV_32F, 0, 1);
        cv::magnitude(across, down, slope);
        sum += cv::mean(slope)[0] * double(beside.area());
        area += double(beside.area());
    }
    if (area < 0.02 * double(subject.picture.total())) return std::nullopt;
    return std::min(100.0, 190 * (1 - sigmoid(sum / area, 10, 100)));
}

std::optional<double> sharpness(const Subject& subject) {
    cv::Mat detail;
    cv::Laplacian(subject.luminance, detail, CV_32F);
    cv::Scalar mean, spread, brightness, contrast;
    cv::meanStdDev(detail, mean, spread, subject.skin);
    cv::meanStdDev(subject.luminance, brightness, contrast, subject.skin);
    constexpr double kRounding = 2;   // what whole grey levels alone add to the variance of detail
    constexpr double kDust = 24;      // what noise of variance 1 adds: 20, and what it is misjudged by
    constexpr double kDoubt = 0.3;    // the share of noise that may hide detail in the dark
    const double dust = noise(subject.luminance), all = spread[0] * spread[0];
    const double of_noise = kRounding + kDust * dust * dust;
    const double doubt = kDoubt * std::clamp((90 - brightness[0]) / 40, 0.0, 1.0);
    const double real = std::sqrt(std::max(0.0, all - of_noise) + doubt * of_noise);
    return contrast[0] < 1 ? 0.0 : scale(real / contrast[0], 0.005, 0.1);
}

std::optional<double> no_compression_artefacts(const Subject& subject) {
    const cv::Rect inside = cv::Rect(subject.face.box) & cv::Rect({}, subject.picture.size());
    if (inside.width < 32 || inside.height < 32) return std::nullopt;
    const cv::Mat grey = picture::grey(subject.picture(inside));
    const auto [edges, others] = steps(grey, (8 - inside.x % 8) % 8);
    const auto [edges_down, others_down] = steps(grey.t(), (8 - inside.y % 8) % 8);
    return scale((edges + edges_down) / std::max(others + others_down, 0.01), 3.0, 1.3);
}

}  // namespace face
