// SPDX-License-Identifier: Apache-2.0
//
// Finds a JPEG 2000 codestream and reads its sizes.

#include <algorithm>
#include <array>

#include "jpeg2000.hpp"
#include "record.hpp"

namespace face_record {

using cotejo::Result;

namespace {

constexpr std::array<std::uint8_t, 12> kFile = {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, 0x87, 10};
constexpr std::array<std::uint8_t, 4> kStream = {0xFF, 0x4F, 0xFF, 0x51}; // SOC, then SIZ
constexpr std::uint32_t kCodestream = 0x6A703263;                         // "jp2c"

template <std::size_t N>
bool begins(Bytes bytes, const std::array<std::uint8_t, N>& with) {
    return bytes.size() >= N && std::ranges::equal(bytes.first(N), with);
}

/// The codestream inside a file's boxes (annex I.4); empty when there is none.
Bytes stream_in(Bytes file) {
    Cursor cursor(file);
    while (cursor.left() >= 8) {
        std::uint64_t length = cursor.u32();
        const std::uint32_t type = cursor.u32();
        std::uint64_t header = 8;
        if (length == 1) {
            length = std::uint64_t(cursor.u32()) << 32;
            length |= cursor.u32();
            header = 16;
        }
        if (type == kCodestream) return cursor.rest();
        if (length < header || length - header > cursor.left()) return {};
        cursor.skip(length - header);
    }
    return {};
}

}  // namespace

bool is_jpeg2000(Bytes bytes) { return begins(bytes, kFile) || begins(bytes, kStream); }

Result<Jpeg2000Size> size_of_jpeg2000(Bytes bytes) {
    const Bytes stream = begins(bytes, kStream) ? bytes : stream_in(bytes);
    if (!begins(stream, kStream)) return refused("the JPEG 2000 has no codestream");
    Cursor cursor(stream);
    cursor.skip(8); // the two markers, the length, the capabilities
    const std::uint64_t right = cursor.u32(), bottom = cursor.u32(), left = cursor.u32(),
                        top = cursor.u32(), tile_width = cursor.u32(), tile_height = cursor.u32(),
                        tile_left = cursor.u32(), tile_top = cursor.u32();
    Jpeg2000Size size;
    size.components = cursor.u16();
    if (cursor.ran_out()) return refused("the JPEG 2000 is cut off");
    if (right <= left || bottom <= top || !tile_width || !tile_height || tile_left > left ||
        tile_top > top || !size.components)
        return refused("the JPEG 2000 has sizes that make no picture");
    size.width = static_cast<std::uint32_t>(right - left);
    size.height = static_cast<std::uint32_t>(bottom - top);
    size.tiles = ((right - tile_left + tile_width - 1) / tile_width) *
                 ((bottom - tile_top + tile_height - 1) / tile_height);
    return size;
}

}  // namespace face_record
