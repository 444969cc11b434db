// SPDX-License-Identifier: Apache-2.0
//
// Impression: one picture of one touch, as libfprint wants it.

#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "cotejo/plugin.hpp"
#include "glib.hpp"

namespace finger {

/// Gray, 500 dpi, row by row from the top, no padding.
struct Impression {
    std::uint32_t width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

/// Reads a finger.image. Status::refused: no picture, damaged, or smaller or larger than a finger
/// can be at 500 dpi. Status::invalid: a raster's numbers do not fit its data.
cotejo::Result<Impression> read_impression(const cotejo::View& image);

/// Reads a JPEG or PNG file and scales it from `dpi` to 500. Fails as above, naming the file.
cotejo::Result<Impression> read_impression(const std::filesystem::path& file, double dpi);

/// Takes a reader's image, scaled to 500 dpi where the reader says what it has.
cotejo::Result<Impression> read_impression(FpImage& image);

}  // namespace finger
