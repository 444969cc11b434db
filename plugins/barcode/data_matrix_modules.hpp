// SPDX-License-Identifier: Apache-2.0
//
// The modules of a Data Matrix as values, and drawn from them.

#pragma once

#include "data_matrix_plane.hpp"

namespace barcode {

/// Measures each module, f32: 0 is as dark as the borders around there, 1 as light as theirs.
cv::Mat measured(const cv::Mat& part, const Plane& plane);

/// Takes back some of what neighbouring modules gave each other through a blurred lens.
cv::Mat apart(const cv::Mat& modules, float share);

/// Draws a code by its modules' values, its borders as they must be, with a quiet zone.
cv::Mat drawn(const cv::Mat& modules);

}  // namespace barcode
