// SPDX-License-Identifier: Apache-2.0
//
// Subject: one face of a picture, made ready for measuring.

#pragma once

#include <opencv2/core.hpp>

#include "lids.hpp"
#include "mesh.hpp"
#include "pose.hpp"

namespace face {

/// Left and right are as seen in the picture. Places are pixels of it unless they say otherwise.
struct Subject {
    cv::Mat picture;                             ///< bgr8
    Face face;
    Shape shape;
    Openness eyes;
    float second_to_first = 0;                   ///< width of the next face beside this one's; 0: none

    cv::Point2f left_eye, right_eye, mouth, chin;
    float eye_distance = 0;                      ///< between the eyes' middles
    float eyes_to_chin = 0;                      ///< from the eyes' midpoint
    Pose pose;

    cv::Mat portrait;                            ///< bgr8, kPortrait, eyes level and 64 pixels apart
    cv::Mat luminance;                           ///< gray8 of that
    cv::Mat skin;                                ///< gray8 of that size, 255 inside the face's outline
    cv::Rect left_cheek, right_cheek;            ///< squares in the portrait, 0.3 of the eyes' distance
};

inline const cv::Size kPortrait{192, 224};

/// Prepares a face whose shape was found. Throws nothing; a shape without size gives an empty skin.
Subject prepare(const cv::Mat& picture, const Face& face, const Shape& shape, Openness eyes,
                float second_to_first);

}  // namespace face
