// SPDX-License-Identifier: Apache-2.0
//
// Reads square Data Matrix codes (ISO/IEC 16022, ECC 200) at any angle and place: found as patches, drawn
// anew for the decoder.

#pragma once

#include "reader.hpp"

namespace barcode {

/// Reads the Data Matrix codes of a grey picture, `level` being the same levelled, and adds them to the
/// look.
void read_data_matrix(const cv::Mat& grey, const cv::Mat& level, Look& look);

}  // namespace barcode
