// SPDX-License-Identifier: Apache-2.0
//
// Mesh: MediaPipe's face landmarks, 468 points in three dimensions.

#pragma once

#include <array>
#include <memory>
#include <string>

#include "face.hpp"
#include "network.hpp"

namespace face {

/// The shape of one face. x and y are pixels of its picture; z has their unit and is less nearer to
/// the camera, from the face's own middle.
struct Shape {
    std::array<cv::Point3f, 468> points;
    float presence = 0; ///< how sure the network is that there is a face: a logit, 0 is even
};

/// The detector's five points, as this shape has them.
std::array<cv::Point2f, 5> five(const Shape& shape);

class Mesh {
public:
    /// Loads the network. Throws std::exception when the file is no such network.
    Mesh(Runtime& runtime, const std::string& file);

    /// Finds the shape of a face that the detector found in this bgr8 picture. One thread at a time.
    Shape fit(const cv::Mat& picture, const Face& face);

private:
    std::unique_ptr<Network> network_;
};

}  // namespace face
