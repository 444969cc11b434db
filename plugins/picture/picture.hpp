// SPDX-License-Identifier: Apache-2.0
//
// picture: reads a record or a file that holds a picture, never more pixels than allowed.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <opencv2/core.hpp>

#include "cotejo/plugin/view.hpp"
#include "cotejo/result.hpp"

namespace picture {

/// The most pixels a picture may have unless a caller says otherwise: 24 megapixels, 72 MB as bgr8.
inline constexpr std::uint64_t kMostPixels = 24'000'000;

/// Decodes a JPEG or PNG, told apart by its first bytes, to bgr8, upright as its orientation tag
/// says. Reads the size from the header and refuses too many pixels before any memory is taken.
/// Status::refused: empty, damaged, cut off, too large, animated, or neither JPEG nor PNG.
cotejo::Result<cv::Mat> decode(std::span<const std::uint8_t> bytes,
                               std::uint64_t most_pixels = kMostPixels);

/// Reads a record in one of the four formats whoever takes an image kind must take: gray8 and bgr8
/// without a copy (valid as long as the view), jpeg and png decoded. One or three channels.
/// Status::refused as above; Status::invalid when a raster's numbers do not fit its data.
cotejo::Result<cv::Mat> read(const cotejo::View& view, std::uint64_t most_pixels = kMostPixels);

/// Gives the same picture with three channels, copying only if it has one.
cv::Mat colour(const cv::Mat& picture);

/// Gives the same picture with one channel, copying only if it has three.
cv::Mat grey(const cv::Mat& picture);

}  // namespace picture
