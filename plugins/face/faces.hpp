// SPDX-License-Identifier: Apache-2.0
//
// faces: looks for the one face that a picture is of.

#pragma once

#include <optional>
#include <vector>

#include "detector.hpp"

namespace face {

/// Finds the faces of a bgr8 picture of any size, the widest first. When a plain look finds none it
/// looks again with room around the picture, as tight portraits need.
std::vector<Face> find(Detector& detector, const cv::Mat& picture);

/// Says how wide the second face is beside the first; 0 when there is none.
float second_to_first(const std::vector<Face>& faces);

/// Above this ratio nobody can say whom the picture is of; below it someone stands behind.
inline constexpr float kTwoPeople = 0.4f;

}  // namespace face
