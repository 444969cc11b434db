// SPDX-License-Identifier: Apache-2.0
//
// Codes for tests and benchmarks: what stands in them, drawn by zint, and seen under bad conditions. Everything comes
// from the seed; nobody is meant.

#pragma once

#include <random>
#include <string>

#include <opencv2/core.hpp>

namespace codes {

using Random = std::mt19937;

/// A boarding pass of 60 to about 270 characters, half of them with security data.
std::string boarding_pass(Random& random);

/// A cédula of 531 bytes, with noise for fingerprints.
std::string cedula(Random& random);

/// As zint numbers them.
enum class Symbology { code_128 = 20, pdf417 = 55, qr = 58, data_matrix = 71, aztec = 92 };

/// Draws a code with a quiet zone, 4 pixels a module for PDF417, 6 for the others (`scale` times that). An empty
/// picture when zint cannot be run.
cv::Mat drawn(Symbology symbology, const std::string& bytes, double scale = 1);

enum class Condition { clean, turned, perspective, blur, low_contrast, shadow, small, noise };
inline constexpr int kConditions = 8;
const char* name(Condition condition);

/// How bad it gets: `usual` turns by up to 20 degrees and lets the picture's border cut the corners off; `hard` turns
/// by any angle, doubles the rest, and joins conditions.
enum class Hardness { usual, hard };

/// Lays the code on a sheet that is on something grey, and takes a picture of it under the condition.
cv::Mat seen(const cv::Mat& code, Condition condition, Hardness hardness, Random& random);

}  // namespace codes
