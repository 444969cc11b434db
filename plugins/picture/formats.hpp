// SPDX-License-Identifier: Apache-2.0
//
// The two compressed formats, each by its own library.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <opencv2/core.hpp>

#include "cotejo/result.hpp"

namespace picture {

bool is_jpeg(std::span<const std::uint8_t> bytes);
bool is_png(std::span<const std::uint8_t> bytes);

cotejo::Result<cv::Mat> decode_jpeg(std::span<const std::uint8_t> bytes, std::uint64_t most_pixels);
cotejo::Result<cv::Mat> decode_png(std::span<const std::uint8_t> bytes, std::uint64_t most_pixels);

/// Writes bgr8 or gray8 as JPEG of this quality (1 to 100).
std::vector<std::uint8_t> encode_jpeg(const cv::Mat& picture, int quality);
/// Writes bgr8 or gray8 as PNG.
std::vector<std::uint8_t> encode_png(const cv::Mat& picture);

}  // namespace picture
