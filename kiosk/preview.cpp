// SPDX-License-Identifier: Apache-2.0

#include "kiosk/preview.hpp"

#include <openssl/crypto.h>
#include <turbojpeg.h>

#include "cotejo/kinds.h"
#include "kiosk/veil.hpp"

#include <algorithm>

namespace cotejo::kiosk {
namespace {

constexpr int kWidth = 640, kHeight = 360; // the least that is shown, if the frame has it
constexpr int kQuality = 75;
constexpr std::uint32_t kLongestSide = 8192;

int channels(const Record& frame) {
    if (frame.format() == COTEJO_FORMAT_GRAY8) return 1;
    if (frame.format() == COTEJO_FORMAT_BGR8) return 3;
    return 0;
}

bool plausible(const Record& frame, int channels) {
    const Raster& raster = frame.raster();
    if (raster.width == 0 || raster.height == 0) return false;
    if (raster.width > kLongestSide || raster.height > kLongestSide) return false;
    const std::uint64_t row = std::uint64_t(raster.width) * channels;
    return raster.stride >= row && raster.stride <= 2 * row + 64 &&
           frame.data().size() >= std::uint64_t(raster.stride) * (raster.height - 1) + row;
}

}  // namespace

std::span<const std::uint8_t> PreviewEncoder::encode(const Record& frame, const Places& places) {
    const bool holds = places.hold_for(frame.time_ns());
    if (frame.format() == COTEJO_FORMAT_JPEG || frame.format() == COTEJO_FORMAT_PNG) {
        const bool shown = frame.data().size() <= kLargestPreview && !(holds && !places.others.empty());
        return shown ? frame.data() : std::span<const std::uint8_t>{};
    }
    const int depth = channels(frame);
    if (depth == 0 || !plausible(frame, depth)) return {};
    const Raster& raster = frame.raster();
    Pixels pixels{frame.data().data(), int(raster.width), int(raster.height), int(raster.stride),
                  depth};
    const int factor = std::min(pixels.width / kWidth, pixels.height / kHeight);
    if (factor > 1) pixels = reduce(pixels, factor);
    return compress(holds ? veiled(pixels, places) : pixels);
}

// What was reduced lies here already; a frame itself is nobody's to paint on.
PreviewEncoder::Pixels PreviewEncoder::veiled(Pixels pixels, const Places& places) {
    const std::size_t row = std::size_t(pixels.width) * std::size_t(pixels.channels);
    if (pixels.data != small_.data()) {
        small_.resize(row * std::size_t(pixels.height));
        for (int y = 0; y < pixels.height; ++y)
            std::copy_n(pixels.data + std::size_t(y) * pixels.stride, row, small_.data() + y * row);
        pixels.data = small_.data();
        pixels.stride = int(row);
    }
    veil({small_.data(), pixels.width, pixels.height, pixels.stride, pixels.channels}, places);
    return pixels;
}

// Averages factor x factor pixels: down the columns first, which compilers turn into vectors.
PreviewEncoder::Pixels PreviewEncoder::reduce(Pixels pixels, int factor) {
    const int width = pixels.width / factor, height = pixels.height / factor;
    const int depth = pixels.channels, row = width * depth, wide = row * factor;
    const unsigned area = unsigned(factor) * factor, reciprocal = 65536 / area;
    sums_.resize(wide);
    small_.resize(std::size_t(row) * height);
    for (int y = 0; y < height; ++y) {
        std::ranges::fill(sums_, 0);
        for (int i = 0; i < factor; ++i) {
            const std::uint8_t* in = pixels.data + std::size_t(y * factor + i) * pixels.stride;
            for (int x = 0; x < wide; ++x) sums_[x] = std::uint16_t(sums_[x] + in[x]);
        }
        std::uint8_t* out = small_.data() + std::size_t(y) * row;
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < depth; ++c) {
                unsigned sum = area / 2;
                for (int i = 0; i < factor; ++i) sum += sums_[(x * factor + i) * depth + c];
                out[x * depth + c] = std::uint8_t((sum * reciprocal) >> 16);
            }
    }
    return {small_.data(), width, height, row, depth};
}

std::span<const std::uint8_t> PreviewEncoder::compress(Pixels pixels) {
    const bool gray = pixels.channels == 1;
    const int sampling = gray ? TJSAMP_GRAY : TJSAMP_420;
    jpeg_.resize(tjBufSize(pixels.width, pixels.height, sampling));
    unsigned char* out = jpeg_.data();
    unsigned long size = jpeg_.size();
    if (!turbo_ || tjCompress2(turbo_.get(), pixels.data, pixels.width, pixels.stride, pixels.height,
                               gray ? TJPF_GRAY : TJPF_BGR, &out, &size, sampling, kQuality,
                               TJFLAG_FASTDCT | TJFLAG_NOREALLOC) != 0)
        return {};
    return {jpeg_.data(), size};
}

void PreviewEncoder::wipe() {
    OPENSSL_cleanse(sums_.data(), sums_.size() * sizeof sums_[0]);
    OPENSSL_cleanse(small_.data(), small_.size());
    OPENSSL_cleanse(jpeg_.data(), jpeg_.size());
}

void PreviewEncoder::Free::operator()(void* handle) const { tjDestroy(handle); }

PreviewEncoder::PreviewEncoder() : turbo_(tjInitCompress()) {}

PreviewEncoder::~PreviewEncoder() { wipe(); }

}  // namespace cotejo::kiosk
