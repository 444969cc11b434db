// SPDX-License-Identifier: Apache-2.0
//
// A photograph's orientation tag (Exif 2.32, 4.6.4, tag 0112): a TIFF folder inside a JPEG's APP1.

#include "orientation.hpp"

#include <array>
#include <cstring>

namespace picture {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint16_t kOrientation = 0x0112;
constexpr std::size_t kEntry = 12; // bytes of a folder's entry

/// Whole numbers of a TIFF file, in its own order of bytes; 0 beyond its end.
struct Tiff {
    Bytes bytes;
    bool big = false;

    std::uint32_t number(std::size_t at, std::size_t width) const {
        if (at > bytes.size() || width > bytes.size() - at) return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < width; ++i)
            value = value << 8 | bytes[at + (big ? i : width - 1 - i)];
        return value;
    }
};

}  // namespace

int orientation(Bytes app1) {
    constexpr std::array<std::uint8_t, 6> kExif{'E', 'x', 'i', 'f', 0, 0};
    if (app1.size() < kExif.size() + 8 || std::memcmp(app1.data(), kExif.data(), kExif.size())) return 0;
    Tiff tiff{app1.subspan(kExif.size())};
    tiff.big = tiff.bytes[0] == 'M';
    if (tiff.number(2, 2) != 42) return 0;
    const std::size_t folder = tiff.number(4, 4);
    const std::size_t entries = tiff.number(folder, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t at = folder + 2 + i * kEntry;
        if (at >= tiff.bytes.size()) return 0;
        if (tiff.number(at, 2) != kOrientation) continue;
        const int value = int(tiff.number(at + 8, 2));
        return value >= 1 && value <= 8 ? value : 0;
    }
    return 0;
}

cv::Mat upright(cv::Mat picture, int orientation) {
    if (orientation <= 1) return picture;
    cv::Mat turned = picture;
    if (orientation >= 5) cv::transpose(picture, turned); // rows and columns change places
    // After that: 2 and 6 mirror left and right, 4 and 8 top and bottom, 3 and 7 both, 5 neither.
    constexpr std::array<int, 9> kFlips{2, 2, 1, -1, 0, 2, 1, -1, 0};
    const int flip = kFlips[std::size_t(orientation)];
    if (flip == 2) return turned;
    cv::Mat result;
    cv::flip(turned, result, flip);
    return result;
}

}  // namespace picture
