// SPDX-License-Identifier: Apache-2.0
//
// PreviewEncoder: camera frames made small enough to show them thirty times a second.

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "cotejo/record.hpp"
#include "kiosk/places.hpp"

namespace cotejo::kiosk {

/// A frame larger than this, already compressed by its camera, is not shown.
constexpr std::size_t kLargestPreview = 2u << 20;

/// From the moment a frame was taken to be encoded: how long until it was encoded, and until the
/// page said that it was drawn.
struct PreviewTimes {
    std::chrono::nanoseconds encoded, drawn;
    std::size_t bytes;
};

/// Makes pictures a browser can draw. One thread. Wipes what it held when it goes.
class PreviewEncoder {
public:
    PreviewEncoder();
    PreviewEncoder(const PreviewEncoder&) = delete;
    PreviewEncoder& operator=(const PreviewEncoder&) = delete;
    ~PreviewEncoder();

    /// Gives a JPEG of a gray8 or bgr8 frame, reduced by a whole number as far as it stays at least
    /// 640 x 360; a jpeg or png frame as it is, undecoded: the browser's sandbox is the better
    /// place for that. Whoever is not the subject is covered, see veil(), as long as `places` hold for
    /// the frame; a compressed frame with others in it is not shown. Empty for any other format, an
    /// impossible raster or a frame too large. Valid until the next call.
    std::span<const std::uint8_t> encode(const Record& frame, const Places& places = {});

    /// Overwrites what was encoded last.
    void wipe();

private:
    struct Free {
        void operator()(void* handle) const;
    };
    struct Pixels {
        const std::uint8_t* data;
        int width, height, stride, channels;
    };
    std::span<const std::uint8_t> compress(Pixels pixels);
    Pixels reduce(Pixels pixels, int factor);
    Pixels veiled(Pixels pixels, const Places& places);

    std::unique_ptr<void, Free> turbo_;
    std::vector<std::uint16_t> sums_;
    std::vector<std::uint8_t> small_, jpeg_;
};

}  // namespace cotejo::kiosk
