// SPDX-License-Identifier: Apache-2.0
//
// Draft: a record a plugin is about to give.

#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cotejo/abi.h"

namespace cotejo {

/// A named number, or a named text with how sure its reader is.
struct DraftFact {
    std::string name;
    std::optional<std::string> text;
    double value = 0.0;
};

/// A record being made. Its kind is the job's `gives` and is filled in when it is emitted.
/// Data over 32 KiB, and every raster, crosses in a block of the instance's pool.
struct Draft {
    std::string format;
    std::vector<std::uint8_t> data;
    std::vector<DraftFact> facts;
    std::uint64_t time_ns = 0; ///< CLOCK_MONOTONIC; 0: the time of emitting
    std::uint32_t width = 0, height = 0, stride = 0;

    Draft& number(std::string name, double value) {
        facts.push_back({std::move(name), std::nullopt, value});
        return *this;
    }
    Draft& text(std::string name, std::string text, double sure = 1.0) {
        facts.push_back({std::move(name), std::move(text), sure});
        return *this;
    }
    /// Sets the data to a picture of gray8 (one byte a pixel) or bgr8 (three), its rows padded to the
    /// 64 bytes the ABI asks for. `from_stride` is the bytes from one given row to the next.
    Draft& raster(std::string raster_format, std::uint32_t columns, std::uint32_t rows,
                  const std::uint8_t* pixels, std::size_t from_stride) {
        const std::size_t row = std::size_t{columns} * (raster_format == "bgr8" ? 3 : 1);
        format = std::move(raster_format);
        width = columns;
        height = rows;
        stride = static_cast<std::uint32_t>((row + 63) / 64 * 64);
        data.assign(std::size_t{stride} * rows, 0);
        for (std::uint32_t y = 0; y < rows; ++y)
            std::memcpy(data.data() + std::size_t{y} * stride, pixels + y * from_stride, row);
        return *this;
    }
    /// Sets the data to these numbers, format f32.
    Draft& floats(std::span<const float> values) {
        format = "f32";
        data.resize(values.size_bytes());
        std::memcpy(data.data(), values.data(), values.size_bytes());
        return *this;
    }
};

/// Reads f32 data; empty when the size is no multiple of four.
inline std::vector<float> floats(std::span<const std::uint8_t> data) {
    std::vector<float> values;
    if (data.size() % sizeof(float)) return values;
    values.resize(data.size() / sizeof(float));
    if (!values.empty()) std::memcpy(values.data(), data.data(), data.size());
    return values;
}

}  // namespace cotejo
