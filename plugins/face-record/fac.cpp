// SPDX-License-Identifier: Apache-2.0
//
// ISO/IEC 19794-5: a general header and one block an image, every field at a fixed place.

#include <algorithm>
#include <string_view>

#include "record.hpp"

namespace face_record {

using cotejo::Result;

namespace {

constexpr std::string_view kFormat("FAC\0", 4), k2005("010\0", 4), k2011("030\0", 4);
constexpr std::uint32_t kFirst3d = 0x80; // face image types from here on carry a shape as well

bool same(Bytes bytes, std::string_view text) { return std::ranges::equal(bytes, text); }

/// Image data types: JPEG and JPEG 2000 (2005, table 15), and since 2011 two kinds of JPEG 2000 and
/// PNG (table 17).
Result<Announced> announced(std::uint32_t code, bool is_2011) {
    if (code == 0) return Announced::jpeg;
    if (code == 1 || (code == 2 && is_2011)) return Announced::jpeg2000;
    if (code == 3 && is_2011) return Announced::png;
    return refused("its image data type " + std::to_string(code) + " is none of the standard's");
}

Result<Image> image_of(std::uint32_t type, std::uint32_t code, bool is_2011, Bytes data) {
    if (type >= kFirst3d) return refused("it is three-dimensional, which is not read");
    const Result<Announced> as = announced(code, is_2011);
    if (!as) return as.error();
    if (data.empty()) return refused("it has no image data");
    return Image{*as, data};
}

/// 2005: facial information (20 bytes), feature points, image information (12), image data.
Result<Image> block_2005(Bytes block) {
    Cursor cursor(block);
    cursor.skip(4);
    const std::size_t points = cursor.u16();
    cursor.skip(14 + 8 * points);
    const std::uint32_t type = cursor.u8(), code = cursor.u8();
    cursor.skip(10);
    if (cursor.ran_out()) return refused("its header does not fit into its length");
    return image_of(type, code, false, cursor.rest());
}

/// 2011: capture (18 bytes), quality, facial information (17), landmarks, image information (11),
/// then the image data behind a length of its own.
Result<Image> block_2011(Bytes block) {
    Cursor cursor(block);
    cursor.skip(18);
    const std::size_t qualities = cursor.u8();
    cursor.skip(5 * qualities);
    const std::size_t landmarks = cursor.u16();
    cursor.skip(15 + 8 * landmarks);
    const std::uint32_t type = cursor.u8(), code = cursor.u8();
    cursor.skip(9);
    const std::uint32_t size = cursor.u32();
    if (cursor.ran_out()) return refused("its header does not fit into its length");
    if (type < kFirst3d && size != cursor.left()) return other_length("", size, cursor.left());
    return image_of(type, code, true, cursor.rest());
}

/// Takes the next image's block, which begins with its own length.
Result<Bytes> take_block(Cursor& cursor) {
    const std::uint32_t size = Cursor(cursor.rest()).u32();
    if (cursor.left() < 4) return refused("the record ends before it");
    if (size > cursor.left()) return other_length("", size, cursor.left());
    return cursor.take(size);
}

/// What the general header of 2011 has more: certification and how the images belong together.
Result<void> check_2011(Cursor& header) {
    const std::uint32_t certification = header.u8();
    header.skip(2);
    if (header.ran_out()) return refused("the record ends inside its header");
    if (certification) return refused("it says it is certified, which ISO/IEC 19794-5 has no scheme for");
    return {};
}

}  // namespace

bool is_fac(Bytes record) { return record.size() >= 4 && same(record.first(4), kFormat); }

Result<std::vector<Image>> read_fac(Bytes record) {
    Cursor cursor(record);
    cursor.skip(4);
    const Bytes version = cursor.take(4);
    const std::uint32_t size = cursor.u32(), count = cursor.u16();
    if (cursor.ran_out()) return refused("the record ends inside its header");
    const bool is_2011 = same(version, k2011);
    if (!is_2011 && !same(version, k2005))
        return refused("its version is neither 010 nor 030 (ISO/IEC 19794-5:2005 or :2011)");
    if (size != record.size()) return other_length("", size, record.size());
    if (is_2011)
        if (const Result<void> sound = check_2011(cursor); !sound) return sound.error();
    if (count == 0) return refused("it holds no image");
    if (count > kMostImages) return refused("it holds " + std::to_string(count) + " images; at most 8 are read");

    std::vector<Image> images;
    for (std::size_t number = 1; number <= count; ++number) {
        const Result<Bytes> block = take_block(cursor);
        if (!block) return refused(of_image(number) + block.error().what);
        const Result<Image> image = is_2011 ? block_2011(*block) : block_2005(*block);
        if (!image) return refused(of_image(number) + image.error().what);
        images.push_back(*image);
    }
    if (cursor.left()) return refused(std::to_string(cursor.left()) + " bytes follow its last image");
    return images;
}

}  // namespace face_record
