// SPDX-License-Identifier: Apache-2.0
//
// Reads PDF417 codes at any angle: found by their bars, cut into rows, drawn anew for the decoder.

#pragma once

#include "reader.hpp"

namespace barcode {

/// Reads the PDF417 codes of a levelled picture and adds them to the look.
void read_pdf417(const cv::Mat& level, Look& look);

}  // namespace barcode
