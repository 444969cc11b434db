// SPDX-License-Identifier: Apache-2.0
//
// Camera: the pictures that the simulated camera shows in each scenario.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "cotejo/result.hpp"

namespace cotejo::demo {

/// Reads the part of a sample picture that a camera would frame, its longer side shrunk to this many
/// pixels.
Result<cv::Mat> sample_picture(const std::filesystem::path& file, int longer_side);

/// "match", "other-person", "no-face".
const std::vector<std::string>& scenarios();

/// Gives a scenario's pictures, none of which is the portrait of the list's first traveller.
Result<std::vector<cv::Mat>> camera_pictures(const std::string& scenario,
                                             const std::filesystem::path& pictures);

}  // namespace cotejo::demo
