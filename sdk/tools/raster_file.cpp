// SPDX-License-Identifier: Apache-2.0
//
// Reads and writes Netpbm, turning RGB to BGR and padding rows on the way in.

#include "raster_file.hpp"

#include <optional>

namespace cotejo::tools {
namespace {

constexpr std::uint32_t kLargest = 1u << 15; // pixels a side

/// Reads one number of the header, past spaces and comments.
std::optional<std::uint32_t> number(const std::string& file, std::size_t& at) {
    while (at < file.size() && (std::isspace(static_cast<unsigned char>(file[at])) || file[at] == '#')) {
        if (file[at] == '#') at = std::min(file.find('\n', at), file.size() - 1);
        ++at;
    }
    std::uint32_t value = 0;
    const std::size_t start = at;
    while (at < file.size() && file[at] >= '0' && file[at] <= '9' && at - start < 6)
        value = value * 10 + static_cast<std::uint32_t>(file[at++] - '0');
    if (at == start) return std::nullopt;
    return value;
}

}  // namespace

Result<Pixels> read_raster(const std::string& file) {
    std::size_t at = 2;
    const auto width = number(file, at), height = number(file, at), most = number(file, at);
    const std::size_t samples = file.starts_with("P6") ? 3 : 1;
    if (!width || !height || most != 255u || !*width || !*height || *width > kLargest ||
        *height > kLargest)
        return Error{Status::invalid, "a PGM or PPM must be binary, 8 bits a sample, at most "
                                      "32768 pixels a side"};
    ++at; // the one space before the pixels
    const std::size_t row = *width * samples;
    if (file.size() < at || file.size() - at < row * *height)
        return Error{Status::invalid, "the picture is cut short"};

    const auto stride = static_cast<std::uint32_t>((row + 63) / 64 * 64);
    Pixels pixels{samples == 3 ? "bgr8" : "gray8", {*width, *height, stride}, {}};
    pixels.data.resize(std::size_t{stride} * *height);
    for (std::size_t y = 0; y < *height; ++y)
        for (std::size_t x = 0; x < row; ++x) {
            const std::size_t to = samples == 3 ? x - x % 3 + (2 - x % 3) : x;
            pixels.data[y * stride + to] = static_cast<std::uint8_t>(file[at + y * row + x]);
        }
    return pixels;
}

std::string write_raster(const Record& record) {
    const auto [width, height, stride] = record.raster();
    const std::size_t samples = record.format() == "bgr8" ? 3 : 1;
    std::string file = (samples == 3 ? "P6\n" : "P5\n") + std::to_string(width) + ' ' +
                       std::to_string(height) + "\n255\n";
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width * samples; ++x) {
            const std::size_t from = samples == 3 ? x - x % 3 + (2 - x % 3) : x;
            file += static_cast<char>(record.data()[y * stride + from]);
        }
    return file;
}

}  // namespace cotejo::tools
