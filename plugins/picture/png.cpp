// SPDX-License-Identifier: Apache-2.0
//
// PNG by libpng's simplified interface, which jumps nowhere.

#include "formats.hpp"

#include <string_view>

#include <png.h>

namespace picture {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

/// Releases what libpng holds, however the function ends.
struct Image : png_image {
    Image() : png_image{} { version = PNG_IMAGE_VERSION; }
    ~Image() { png_image_free(this); }
};

/// Walks the chunks: an animation has one that says so, and compressed texts without end are there to
/// keep a reader busy.
const char* flaw(std::span<const std::uint8_t> bytes) {
    constexpr std::size_t kSignature = 8, kFrame = 12; // length, name and checksum around a chunk's data
    constexpr int kMostTexts = 32;
    int texts = 0;
    for (std::size_t at = kSignature; at + kFrame <= bytes.size();) {
        const std::size_t length = std::size_t{bytes[at]} << 24 | std::size_t{bytes[at + 1]} << 16 |
                                   std::size_t{bytes[at + 2]} << 8 | bytes[at + 3];
        const std::string_view name(reinterpret_cast<const char*>(bytes.data() + at + 4), 4);
        if (name == "acTL") return "the PNG is animated: give one still picture";
        if ((name == "zTXt" || name == "iTXt") && ++texts > kMostTexts) return "the PNG has too many texts";
        at += kFrame + length;
    }
    return nullptr;
}

}  // namespace

bool is_png(std::span<const std::uint8_t> bytes) {
    return bytes.size() > 8 && png_sig_cmp(bytes.data(), 0, 8) == 0;
}

Result<cv::Mat> decode_png(std::span<const std::uint8_t> bytes, std::uint64_t most_pixels) {
    if (const char* why = flaw(bytes)) return Error{Status::refused, why};
    Image image;
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()))
        return Error{Status::refused, "the PNG is damaged"};
    if (std::uint64_t(image.width) * image.height > most_pixels)
        return Error{Status::refused, "the PNG has too many pixels"};
    image.format = PNG_FORMAT_BGR;
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB; // sixteen bits without a gamma are no other light
    cv::Mat picture(int(image.height), int(image.width), CV_8UC3);
    const png_color white{255, 255, 255};
    if (!png_image_finish_read(&image, &white, picture.data, png_int_32(picture.step), nullptr))
        return Error{Status::refused, "the PNG is damaged or cut off"};
    return picture;
}

std::vector<std::uint8_t> encode_png(const cv::Mat& picture) {
    Image image;
    image.width = png_uint_32(picture.cols);
    image.height = png_uint_32(picture.rows);
    image.format = picture.channels() == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_BGR;
    const auto stride = png_int_32(picture.step);
    png_alloc_size_t size = 0;
    if (!png_image_write_to_memory(&image, nullptr, &size, 0, picture.data, stride, nullptr))
        return {};
    std::vector<std::uint8_t> bytes(size);
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.data, stride, nullptr))
        return {};
    bytes.resize(size);
    return bytes;
}

}  // namespace picture
