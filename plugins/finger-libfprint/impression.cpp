// SPDX-License-Identifier: Apache-2.0
//
// Pictures of every origin made gray and 500 dpi.

#include "impression.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include <opencv2/imgproc.hpp>

#include "picture.hpp"

namespace finger {
namespace {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

// A hand is not wider than 2000 pixels at 500 dpi; NBIS finds nothing below 64.
constexpr int kLeast = 64, kMost = 2000;
constexpr std::uint64_t kMostPixels = 4'000'000;

Result<Impression> fitting(const cv::Mat& gray) {
    if (gray.cols < kLeast || gray.rows < kLeast || gray.cols > kMost || gray.rows > kMost)
        return Error{Status::refused, "a print must have 64 to 2000 pixels each way, not " +
                                          std::to_string(gray.cols) + " x " +
                                          std::to_string(gray.rows)};
    Impression impression{static_cast<std::uint32_t>(gray.cols),
                          static_cast<std::uint32_t>(gray.rows), {}};
    impression.pixels.reserve(gray.total());
    for (int y = 0; y < gray.rows; ++y) {
        const auto* row = gray.ptr<std::uint8_t>(y);
        impression.pixels.insert(impression.pixels.end(), row, row + gray.cols);
    }
    return impression;
}

Result<Impression> scaled(const cv::Mat& gray, double factor) {
    if (!(gray.cols * factor <= kMost && gray.rows * factor <= kMost && gray.cols * factor >= 1 &&
          gray.rows * factor >= 1))
        return Error{Status::refused, "a print at this resolution is no finger"};
    cv::Mat resized;
    cv::resize(gray, resized, {}, factor, factor, factor < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return fitting(resized);
}

Result<std::vector<std::uint8_t>> bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad() || !stream.is_open()) return Error{Status::failed, "cannot be read"};
    return bytes;
}

Result<Impression> from_file(const std::filesystem::path& file, double dpi) {
    Result<std::vector<std::uint8_t>> bytes = bytes_of(file);
    if (!bytes) return bytes.error();
    Result<cv::Mat> decoded = picture::decode(*bytes, kMostPixels);
    if (!decoded) return decoded.error();
    const cv::Mat gray = picture::grey(*decoded);
    return dpi == 500 ? fitting(gray) : scaled(gray, 500 / dpi);
}

}  // namespace

Result<Impression> read_impression(const cotejo::View& image) {
    Result<cv::Mat> decoded = picture::read(image, kMostPixels);
    if (!decoded) return decoded.error();
    return fitting(picture::grey(*decoded));
}

Result<Impression> read_impression(const std::filesystem::path& file, double dpi) {
    Result<Impression> impression = from_file(file, dpi);
    if (impression) return impression;
    return Error{impression.error().status,
                 file.filename().string() + ": " + impression.error().what};
}

Result<Impression> read_impression(FpImage& image) {
    const auto width = static_cast<int>(fp_image_get_width(&image));
    const auto height = static_cast<int>(fp_image_get_height(&image));
    gsize size = 0;
    const guchar* data = fp_image_get_data(&image, &size);
    if (!data || size < static_cast<gsize>(width) * static_cast<gsize>(height))
        return Error{Status::failed, "the reader gave an image without data"};
    const cv::Mat gray(height, width, CV_8UC1, const_cast<guchar*>(data));
    const double dots_per_mm = fp_image_get_ppmm(&image);
    const double factor = dots_per_mm > 0 ? 500 / 25.4 / dots_per_mm : 1;
    return factor > 0.97 && factor < 1.03 ? fitting(gray) : scaled(gray, factor);
}

}  // namespace finger
