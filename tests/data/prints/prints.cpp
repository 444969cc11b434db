// SPDX-License-Identifier: Apache-2.0
//
// From seed and impression to a print, and from a print to a file's bytes.

#include "prints.hpp"

#include <png.h>

#include <optional>
#include <utility>

#include "touch.hpp"

namespace cotejo::prints {

Print generate(std::uint64_t seed, std::uint32_t impression) {
    thread_local std::optional<std::pair<std::uint64_t, Skin>> last;
    if (!last || last->first != seed) last.emplace(seed, grow(seed));
    return touch(last->second, seed, impression);
}

std::vector<std::uint8_t> pgm(const Print& print) {
    const std::string head =
        "P5\n" + std::to_string(print.width) + " " + std::to_string(print.height) + "\n255\n";
    std::vector<std::uint8_t> file(head.begin(), head.end());
    file.insert(file.end(), print.pixels.begin(), print.pixels.end());
    return file;
}

std::vector<std::uint8_t> png(const Print& print) {
    std::vector<std::uint8_t> file;
    png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(writer);
    png_set_write_fn(
        writer, &file,
        [](png_structp self, png_bytep bytes, png_size_t size) {
            auto* out = static_cast<std::vector<std::uint8_t>*>(png_get_io_ptr(self));
            out->insert(out->end(), bytes, bytes + size);
        },
        [](png_structp) {});
    png_set_IHDR(writer, info, print.width, print.height, 8, PNG_COLOR_TYPE_GRAY,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_pHYs(writer, info, 19685, 19685, PNG_RESOLUTION_METER);
    png_write_info(writer, info);
    for (std::uint32_t y = 0; y < print.height; ++y)
        png_write_row(writer, print.pixels.data() + std::size_t{y} * print.width);
    png_write_end(writer, info);
    png_destroy_write_struct(&writer, &info);
    return file;
}

}  // namespace cotejo::prints
