// SPDX-License-Identifier: Apache-2.0
//
// ZXing behind two functions.

#pragma once

#include "reader.hpp"

namespace barcode {

/// `square`: QR and Data Matrix; `linear`: Code 128; `any`: Aztec, QR and Data Matrix. PDF417 is not searched for: where a
/// code's row indicators lie, ZXing 1.4 may read past its tables and never end.
enum class Symbology { pdf417, aztec, square, linear, any };

/// Finds and decodes codes anywhere in a grey picture and adds them to the look; one that is there already is not
/// added again.
void decode_found(const cv::Mat& grey, Symbology symbology, Look& look);

/// Decodes the one code that a picture consists of. False when it cannot.
bool decode_drawn(const cv::Mat& code, Symbology symbology, Look& look);

}  // namespace barcode
