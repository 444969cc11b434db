// SPDX-License-Identifier: Apache-2.0
//
// Aligns a face by its five points and runs SFace.

#include "encoder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace face {

namespace {

constexpr int kSide = 112;
const std::array<cv::Point2f, 5> kPlaces{{{38.2946f, 51.6963f},
                                              {73.5318f, 51.5014f},
                                              {56.0252f, 71.7366f},
                                              {41.5493f, 92.3655f},
                                              {70.7299f, 92.2041f}}};

/// The turn, scale and shift that bring `from` nearest to `to` in least squares: no shear, no mirror.
cv::Matx23f similarity(std::span<const cv::Point2f, 5> from, std::span<const cv::Point2f, 5> to) {
    const auto mean = [](std::span<const cv::Point2f, 5> points) {
        return std::accumulate(points.begin(), points.end(), cv::Point2f()) / 5.0f;
    };
    const cv::Point2f source = mean(from), target = mean(to);
    float along = 0, across = 0, length = 0;
    for (std::size_t i = 0; i < 5; ++i) {
        const cv::Point2f p = from[i] - source, q = to[i] - target;
        along += p.dot(q);
        across += p.x * q.y - p.y * q.x;
        length += p.dot(p);
    }
    const float a = along / length, b = across / length;
    return {a, -b, target.x - a * source.x + b * source.y,
            b, a,  target.y - b * source.x - a * source.y};
}

}  // namespace

Encoder::Encoder(Runtime& runtime, const std::string& file)
    : network_(runtime.load(file, {"fc1"})) {}

std::vector<float> Encoder::encode(const cv::Mat& picture, const Face& face) {
    const bool red_first = true;
    const cv::Mat input = cv::dnn::blobFromImage(aligned(picture, face), 1.0, {kSide, kSide}, {}, red_first);
    const cv::Mat given = network_->run(input).front();
    std::vector<float> numbers(given.begin<float>(), given.end<float>());
    normalise(numbers);
    return numbers;
}

cv::Mat aligned(const cv::Mat& picture, const Face& face) {
    cv::Matx23f move = similarity(face.points, kPlaces);
    cv::Mat source = picture;
    const double scale = std::hypot(move(0, 0), move(1, 0));
    if (scale < 0.5) { // a warp looks at four pixels only: shrink first, over all of them
        const double shrink = 2 * scale;
        cv::resize(picture, source, {}, shrink, shrink, cv::INTER_AREA);
        for (const int row : {0, 1})
            for (const int column : {0, 1}) move(row, column) /= float(shrink);
    }
    cv::Mat cut;
    cv::warpAffine(source, cut, move, {kSide, kSide}, cv::INTER_LINEAR);
    return cut;
}

bool normalise(std::vector<float>& numbers) {
    const float length = std::sqrt(cosine(numbers, numbers));
    if (!std::isfinite(length) || length < 1e-6f) return false;
    for (float& number : numbers) number /= length;
    return true;
}

float cosine(std::span<const float> a, std::span<const float> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0f);
}

}  // namespace face
