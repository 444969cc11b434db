// SPDX-License-Identifier: Apache-2.0
//
// Looks for faces at the sizes the detector knows best.

#include "faces.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace face {

namespace {

constexpr int kQuick = 320, kExact = 640; // the longer side that is looked at
constexpr double kMostEnlarging = 4.0;

/// Brings the faces of a scaled and shifted picture back to where they are in the original.
void place_back(std::vector<Face>& faces, float scale, cv::Point2f shift) {
    for (Face& face : faces) {
        face.box = {(face.box.tl() - shift) / scale, face.box.size() / scale};
        for (cv::Point2f& point : face.points) point = (point - shift) / scale;
    }
}

}  // namespace

std::vector<Face> Finder::find(const cv::Mat& picture, Look look) {
    std::vector<Face> faces;
    if (look == Look::quick) faces = at(picture, kQuick, 1.0);
    if (faces.empty()) faces = at(picture, kExact, 1.0);
    if (!faces.empty()) return faces;
    const int border = picture.rows / 3;
    cv::Mat roomy;
    cv::copyMakeBorder(picture, roomy, border, border, border, border, cv::BORDER_REPLICATE);
    faces = at(roomy, kExact, kMostEnlarging);
    place_back(faces, 1.0f, cv::Point2f(float(border), float(border)));
    return faces;
}

std::vector<Face> Finder::at(const cv::Mat& picture, int longer_side, double most_enlarging) {
    const double scale = std::min(most_enlarging, double(longer_side) / std::max(picture.cols, picture.rows));
    if (scale == 1.0) return detector_.find(picture);
    cv::Mat scaled;
    cv::resize(picture, scaled, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    std::vector<Face> faces = detector_.find(scaled);
    place_back(faces, float(scale), {});
    return faces;
}

float second_to_first(const std::vector<Face>& faces) {
    return faces.size() < 2 ? 0.0f : faces[1].box.width / faces[0].box.width;
}

}  // namespace face
