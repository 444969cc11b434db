// SPDX-License-Identifier: Apache-2.0
//
// Reads the four formats every taker of an image kind must take.

#include "picture.hpp"

#include "formats.hpp"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace picture {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr int kThinnest = 50;

/// Wraps a raster where it lies, or says which of its numbers is wrong.
Result<cv::Mat> wrap(const cotejo::View& view, int channels, std::uint64_t most_pixels) {
    const std::uint64_t width = view.width(), height = view.height(), stride = view.stride();
    if (!width || !height) return Error{Status::invalid, "a raster without width or height"};
    if (width * height > most_pixels) return Error{Status::refused, "too many pixels"};
    if (stride < width * channels) return Error{Status::invalid, "a stride below the row's bytes"};
    if (view.data().size() < stride * (height - 1) + width * channels)
        return Error{Status::invalid, "a raster with fewer bytes than its rows need"};
    auto* bytes = const_cast<std::uint8_t*>(view.data().data());
    return cv::Mat(int(height), int(width), CV_8UC(channels), bytes, stride);
}

Result<cv::Mat> pixels(const cotejo::View& view, std::uint64_t most_pixels) {
    if (view.format() == COTEJO_FORMAT_BGR8) return wrap(view, 3, most_pixels);
    if (view.format() == COTEJO_FORMAT_GRAY8) return wrap(view, 1, most_pixels);
    if (view.format() == COTEJO_FORMAT_JPEG || view.format() == COTEJO_FORMAT_PNG)
        return decode(view.data(), most_pixels);
    return Error{Status::invalid, "a picture must be gray8, bgr8, jpeg or png"};
}

}  // namespace

Result<cv::Mat> read(const cotejo::View& view, std::uint64_t most_pixels) {
    Result<cv::Mat> picture = pixels(view, most_pixels);
    if (!picture) return picture;
    const auto [shorter, longer] = std::minmax(picture->cols, picture->rows);
    if (shorter * kThinnest < longer) return Error{Status::refused, "the picture is a line: over 50 times as long as wide"};
    return picture;
}

Result<cv::Mat> decode(std::span<const std::uint8_t> bytes, std::uint64_t most_pixels) {
    if (bytes.empty()) return Error{Status::refused, "the picture is empty"};
    if (is_jpeg(bytes)) return decode_jpeg(bytes, most_pixels);
    if (is_png(bytes)) return decode_png(bytes, most_pixels);
    return Error{Status::refused, "the picture is neither JPEG nor PNG; convert it to one of them"};
}

cv::Mat colour(const cv::Mat& picture) {
    if (picture.channels() == 3) return picture;
    cv::Mat wide;
    cv::cvtColor(picture, wide, cv::COLOR_GRAY2BGR);
    return wide;
}

cv::Mat grey(const cv::Mat& picture) {
    if (picture.channels() == 1) return picture;
    cv::Mat narrow;
    cv::cvtColor(picture, narrow, cv::COLOR_BGR2GRAY);
    return narrow;
}

}  // namespace picture
