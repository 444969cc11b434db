// SPDX-License-Identifier: Apache-2.0
//
// A made-up face for the tests of what is measured of one.

#pragma once

#include "picture.hpp"
#include "subject.hpp"

namespace samples {

/// A face of soft skin colour in the middle of a portrait: eyes 120 pixels apart in a 640 × 800 picture.
inline face::Subject plain() {
    face::Subject subject;
    subject.picture = cv::Mat(800, 640, CV_8UC3, cv::Scalar(120, 150, 190));
    subject.face.box = {180, 220, 280, 340};
    subject.left_eye = {260, 340}, subject.right_eye = {380, 340};
    subject.mouth = {320, 470}, subject.chin = {320, 540};
    subject.eye_distance = 120, subject.eyes_to_chin = 200;
    subject.eyes = {0.33, 0.32};
    subject.portrait = cv::Mat(face::kPortrait, CV_8UC3, cv::Scalar(120, 150, 190));
    subject.skin = cv::Mat(face::kPortrait, CV_8UC1, cv::Scalar(255));
    subject.left_cheek = {45, 120, 19, 19}, subject.right_cheek = {128, 120, 19, 19};
    subject.luminance = picture::grey(subject.portrait);
    return subject;
}

}  // namespace samples
