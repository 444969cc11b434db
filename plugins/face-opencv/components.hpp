// SPDX-License-Identifier: Apache-2.0
//
// The quality components of a face image, after ISO/IEC 29794-5:2025, clauses 7.3 and 7.4. Each gives
// 0 to 100, higher is better, by the standard's mapping where it has one that needs no network of its
// own; what is Cotejo's own says so. The numbers are not those of the standard's reference program.
// A component that a picture cannot show (the colour of a grey one) is nothing, and counts nowhere.

#pragma once

#include <optional>

#include "subject.hpp"

namespace face {

// --- Capture-related, 7.3 ----------------------------------------------------------------------
/// 7.3.2: how plain it is beside the head. Own: no segmentation, hair may count as background.
std::optional<double> background_uniformity(const Subject& subject);
/// 7.3.3: how alike the light falls on both cheeks.
std::optional<double> illumination_uniformity(const Subject& subject);
/// 7.3.4.2: mean of the face's luminance.
std::optional<double> luminance_mean(const Subject& subject);
/// 7.3.4.3: variance of the face's luminance.
std::optional<double> luminance_variance(const Subject& subject);
/// 7.3.5: how little of the face is black.
std::optional<double> under_exposure_prevention(const Subject& subject);
/// 7.3.6: how little of the face is white.
std::optional<double> over_exposure_prevention(const Subject& subject);
/// 7.3.7: entropy of the face's luminance.
std::optional<double> dynamic_range(const Subject& subject);
/// 7.3.8: fine detail beside contrast, noise taken off; in the dark, where noise hides detail, it has
/// the benefit of the doubt. Own: the standard's is a trained forest.
std::optional<double> sharpness(const Subject& subject);
/// 7.3.9: no edges along the 8 × 8 grid of a JPEG. Own: the standard's is a trained network.
std::optional<double> no_compression_artefacts(const Subject& subject);
/// 7.3.10: colour of the cheeks, as skin of any tone has it in white light.
std::optional<double> natural_colour(const Subject& subject);

// --- Subject-related, 7.4 ----------------------------------------------------------------------
/// 7.4.2: no second face of a like size.
std::optional<double> single_face_present(const Subject& subject);
/// 7.4.3: the lids' distance, of the eye that is open less. Own scale: in distances of the corners.
std::optional<double> eyes_open(const Subject& subject);
/// 7.4.4: the inner lips' distance.
std::optional<double> mouth_closed(const Subject& subject);
/// 7.4.8: pixels between the eyes, as if the head faced the camera.
std::optional<double> inter_eye_distance(const Subject& subject);
/// 7.4.9: the head's share of the picture's height.
std::optional<double> head_size(const Subject& subject);
/// 7.4.10.1 to 7.4.10.4: room to the picture's left, right, upper and lower edge.
std::optional<double> leftward_crop(const Subject& subject);
std::optional<double> rightward_crop(const Subject& subject);
std::optional<double> margin_above(const Subject& subject);
std::optional<double> margin_below(const Subject& subject);
/// 7.4.11.2 to 7.4.11.4: how straight the head is.
std::optional<double> head_pose_yaw(const Subject& subject);
std::optional<double> head_pose_pitch(const Subject& subject);
std::optional<double> head_pose_roll(const Subject& subject);

/// 1 / (1 + e^((x0 - x) / w)): the standard's way from a measure to a score (Annex A).
double sigmoid(double x, double x0, double w);

/// 0 at `none` or before, 100 at `full` or beyond, straight between.
double scale(double value, double none, double full);

}  // namespace face
