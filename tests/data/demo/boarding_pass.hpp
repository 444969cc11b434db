// SPDX-License-Identifier: Apache-2.0
//
// Boarding pass: what its barcode says, and a picture of it.

#pragma once

#include <string>

#include <opencv2/core.hpp>

#include "travellers.hpp"

namespace cotejo::demo {

/// Writes one leg as IATA Resolution 792 does.
std::string bcbp(const Traveller& traveller, const Flight& flight);

/// Draws a pass as a camera sees it, 1280 × 720 bgr8: a card with its barcode (PDF417) on a table.
cv::Mat boarding_pass(const std::string& bcbp, const Flight& flight);

/// Draws a wristband with a number as Code 128, as a camera sees it, 1280 × 720 bgr8.
cv::Mat wristband(const std::string& number);

}  // namespace cotejo::demo
