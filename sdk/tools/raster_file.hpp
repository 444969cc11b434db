// SPDX-License-Identifier: Apache-2.0
//
// Binary PGM and PPM (Netpbm), the simplest files that hold a raster.

#pragma once

#include <string>
#include <vector>

#include "cotejo/record.hpp"
#include "cotejo/result.hpp"

namespace cotejo::tools {

/// Pixels as the ABI wants them: gray8 or bgr8, rows padded to 64 bytes.
struct Pixels {
    std::string format;
    Raster raster;
    std::vector<std::uint8_t> data;
};

/// Reads a P5 or P6 with 8 bits a sample; Status::invalid says what is wrong.
Result<Pixels> read_raster(const std::string& file);

/// Writes a gray8 record as P5, a bgr8 one as P6.
std::string write_raster(const Record& record);

}  // namespace cotejo::tools
