// SPDX-License-Identifier: Apache-2.0
//
// measures: what makes a picture of a face good, each a score from 0 to 100. The causes and
// their names follow ISO/IEC 29794-5; the scales are Cotejo's own, see README.md.

#pragma once

#include <opencv2/core.hpp>

#include "face.hpp"

namespace face {

/// Pixels between the eyes: 100 from 90 (what ISO/IEC 39794-5 asks of a portrait), 0 at 20.
double eye_distance(const Face& face);

/// 100 when no other face is there, falling with the width of the second to 0 at the same width.
double single_face(float second_to_first);

/// How much of the face lies inside the picture, and off its very edge.
double framing(const Face& face, cv::Size picture);

/// Fine detail of the face at a standard size, beside its contrast; a blurred one has none.
double sharpness(const cv::Mat& grey_face);

/// Mean brightness of the face: 100 in the middle of the range, 0 at black and white.
double luminance(const cv::Mat& grey_face);

/// How straight the head looks into the camera, by where the nose lies between eyes and mouth.
double pose(const Face& face);

/// Cuts the face out at the standard size that sharpness and luminance are measured at.
cv::Mat standard_face(const cv::Mat& picture, const Face& face);

}  // namespace face
