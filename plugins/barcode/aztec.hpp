// SPDX-License-Identifier: Apache-2.0
//
// Reads Aztec codes at any angle: found by their bullseye, drawn anew for the decoder.

#pragma once

#include "reader.hpp"

namespace barcode {

/// Reads the Aztec codes of a levelled picture and adds them to the look.
void read_aztec(const cv::Mat& level, Look& look);

}  // namespace barcode
