// SPDX-License-Identifier: Apache-2.0
//
// Aligns a face by its mesh and runs SFace over it and its mirror image.

#include "encoder.hpp"

#include <algorithm>

#include <opencv2/dnn.hpp>

#include "warp.hpp"

namespace face {

namespace {

using Five = std::array<cv::Point2f, 5>;

constexpr int kSide = 112;
/// Where the network learned the detector's points.
const Five kPlaces{{{38.2946f, 51.6963f}, {73.5318f, 51.5014f}, {56.0252f, 71.7366f},
                    {41.5493f, 92.3655f}, {70.7299f, 92.2041f}}};
/// Where the mesh's points lie when the detector's lie there.
const Five kMeshPlaces{{{37.37f, 53.07f}, {73.88f, 53.24f}, {55.75f, 75.98f},
                        {39.62f, 91.84f}, {71.16f, 91.90f}}};

/// The mean of two directions, as long as the mean of both vectors.
Template mean(const Template& a, const Template& b) {
    const float a_length = std::max(length(a), 1e-12f), b_length = std::max(length(b), 1e-12f);
    Template direction(a.size()), both(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        direction[i] = a[i] / a_length + b[i] / b_length;
        both[i] = (a[i] + b[i]) / 2;
    }
    const float stretch = length(both) / std::max(length(direction), 1e-12f);
    for (float& number : direction) number *= stretch;
    return direction;
}

cv::Mat mirrored(const cv::Mat& cut) {
    cv::Mat turned;
    cv::flip(cut, turned, 1);
    return turned;
}

}  // namespace

Encoder::Encoder(Runtime& runtime, const std::string& file)
    : network_(runtime.load(file, {"fc1"})) {}

Template Encoder::encode(const cv::Mat& picture, const Shape& shape) {
    const cv::Mat cut = aligned(picture, shape);
    return mean(run(cut), run(mirrored(cut)));
}

float Encoder::certainty(const cv::Mat& picture, const Shape& shape) {
    return length(run(aligned(picture, shape)));
}

Template Encoder::run(const cv::Mat& cut) {
    const bool red_first = true;
    const cv::Mat given = network_->run(cv::dnn::blobFromImage(cut, 1.0, {kSide, kSide}, {}, red_first)).front();
    return {given.begin<float>(), given.end<float>()};
}

cv::Mat aligned(const cv::Mat& picture, const Face& face) {
    return warped(picture, similarity(face.points, kPlaces), {kSide, kSide});
}

cv::Mat aligned(const cv::Mat& picture, const Shape& shape) {
    return warped(picture, similarity(five(shape), kMeshPlaces), {kSide, kSide});
}

}  // namespace face
