// SPDX-License-Identifier: Apache-2.0
//
// Looks for faces at the size the detector knows best.

#include "faces.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace face {

namespace {

constexpr int kLookSize = 640;          // the longer side that is looked at
constexpr double kMostEnlarging = 4.0;

/// Brings the faces of a scaled and shifted picture back to where they are in the original.
void place_back(std::vector<Face>& faces, float scale, cv::Point2f shift) {
    for (Face& face : faces) {
        face.box = {(face.box.tl() - shift) / scale, face.box.size() / scale};
        for (cv::Point2f& point : face.points) point = (point - shift) / scale;
    }
}

std::vector<Face> find_scaled(Detector& detector, const cv::Mat& picture, double scale) {
    if (scale == 1.0) return detector.find(picture);
    cv::Mat scaled;
    cv::resize(picture, scaled, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    std::vector<Face> faces = detector.find(scaled);
    place_back(faces, float(scale), {});
    return faces;
}

double scale_to_look(const cv::Mat& picture, double most) {
    return std::min(most, double(kLookSize) / std::max(picture.cols, picture.rows));
}

}  // namespace

std::vector<Face> find(Detector& detector, const cv::Mat& picture) {
    std::vector<Face> faces = find_scaled(detector, picture, scale_to_look(picture, 1.0));
    if (!faces.empty()) return faces;
    const int border = picture.rows / 3;
    cv::Mat roomy;
    cv::copyMakeBorder(picture, roomy, border, border, border, border, cv::BORDER_REPLICATE);
    faces = find_scaled(detector, roomy, scale_to_look(roomy, kMostEnlarging));
    place_back(faces, 1.0f, cv::Point2f(float(border), float(border)));
    return faces;
}

float second_to_first(const std::vector<Face>& faces) {
    return faces.size() < 2 ? 0.0f : faces[1].box.width / faces[0].box.width;
}

}  // namespace face
