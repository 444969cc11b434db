// SPDX-License-Identifier: Apache-2.0
//
// Draws a seal as the bar code it is printed as.

#pragma once

#include <opencv2/core.hpp>

#include "seal/pack.hpp"

namespace seals {

enum class Symbology { data_matrix, aztec, qr_code, pdf_417 };

/// Draws the bytes as they are, dark on light, each module so many pixels a side, in a quiet zone of
/// `margin` modules. gray8.
cv::Mat draw(const Bytes& seal, int module = 4, Symbology symbology = Symbology::data_matrix, int margin = 4);

}  // namespace seals
