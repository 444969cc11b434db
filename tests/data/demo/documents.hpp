// SPDX-License-Identifier: Apache-2.0
//
// Documents: a traveller's passport as a camera sees it, and what its chip is made with.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "cotejo/result.hpp"
#include "travellers.hpp"

namespace cotejo::demo {

/// Draws the data page of a passport that does not exist, lying on a table, 1280 x 720 bgr8.
Result<cv::Mat> passport_page(const Traveller& traveller, const Flight& flight, const cv::Mat& portrait);

/// The words that make cotejo-passport serve the chip of that page; the portrait's file comes besides.
std::vector<std::string> chip_choices(const Traveller& traveller, const Flight& flight);

}  // namespace cotejo::demo
