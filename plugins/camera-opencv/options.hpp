// SPDX-License-Identifier: Apache-2.0
//
// Options: the settings of a camera, checked.

#pragma once

#include <chrono>
#include <string>

#include <opencv2/core.hpp>

#include "cotejo/plugin.hpp"
#include "pin.hpp"

namespace camera {

struct Options {
    bool camera = false; ///< a device, by its number or by its pin
    Pin pin;             ///< its number too
    std::string tree;    ///< where the kernel describes devices
    std::string video;  ///< a file; "" when another source is given
    std::string folder; ///< "" when another source is given
    cv::Size size;
    double fps = 30;
    std::chrono::duration<double> hold{1};
    bool loop = true;
    std::chrono::milliseconds stall{3000};
};

/// The bytes of a block in plugin.yaml.
inline constexpr std::uint64_t kBlockSize = 8u << 20;

/// Bytes from one row of bgr8 to the next: 64-byte aligned, as the contract asks.
inline std::uint64_t stride_of(int width) { return (std::uint64_t(width) * 3 + 63) / 64 * 64; }

/// Says whether a frame of this size fits into a block.
inline bool fits_block(cv::Size size) {
    return size.width > 0 && size.height > 0 &&
           stride_of(size.width) * std::uint64_t(size.height) <= kBlockSize;
}

/// How many EV steps brighter a job wants its pictures, -4 to 4.
double exposure(const cotejo::Job& job);

/// Reads the settings. Status::invalid names the setting and says what to write.
cotejo::Result<Options> read_options(const cotejo::Host& host);

}  // namespace camera
