// SPDX-License-Identifier: Apache-2.0
//
// Walks the markers of a JPEG: each with its length, a scan with the coded data behind it.

#include "jpeg_parts.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

#include "orientation.hpp"
#include "record.hpp"

namespace face_record {

using cotejo::Result;

namespace {

constexpr std::uint32_t kStart = 0xD8, kEnd = 0xD9, kScan = 0xDA, kApp0 = 0xE0, kApp1 = 0xE1,
                        kApp2 = 0xE2, kApp14 = 0xEE, kApp15 = 0xEF, kComment = 0xFE;

/// A marker with all its bytes; `body` is what stands behind its length.
struct Part {
    std::uint32_t marker = 0;
    Bytes whole, body;
};

bool is_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Bytes up to the next marker: 0xFF followed by neither zero (a stuffed byte) nor a restart.
std::size_t coded_length(Bytes rest) {
    for (std::size_t i = 0; i + 1 < rest.size(); ++i)
        if (rest[i] == 0xFF && rest[i + 1] != 0 && rest[i + 1] != 0xFF && (rest[i + 1] & 0xF8) != 0xD0)
            return i;
    return rest.size();
}

Result<Part> take_part(Cursor& cursor) {
    const Bytes before = cursor.rest();
    std::uint32_t marker = 0xFF;
    if (before.empty()) return refused("the JPEG is cut off");
    if (cursor.u8() != 0xFF) return refused("the JPEG is damaged between its markers");
    while (marker == 0xFF && !cursor.ran_out()) marker = cursor.u8();
    Part part{marker, {}, {}};
    if (marker != kStart && marker != kEnd) {
        const std::uint32_t length = cursor.u16();
        part.body = cursor.take(length < 2 ? cursor.left() + 1 : length - 2);
        if (marker == kScan) cursor.skip(coded_length(cursor.rest()));
    }
    if (cursor.ran_out()) return refused("the JPEG is cut off");
    part.whole = before.first(before.size() - cursor.left());
    return part;
}

/// Shows each part in order, the last one the end. Bytes behind it are no part.
Result<void> walk(Bytes jpeg, const std::function<void(const Part&)>& show) {
    Cursor cursor(jpeg);
    for (std::uint32_t marker = 0; marker != kEnd;) {
        const Result<Part> part = take_part(cursor);
        if (!part) return part.error();
        marker = part->marker;
        show(*part);
    }
    return {};
}

bool is_profile(const Part& part) {
    constexpr std::string_view name = "ICC_PROFILE";
    return part.body.size() > name.size() && std::ranges::equal(part.body.first(name.size()), name);
}

bool says_more_than_the_picture(const Part& part) {
    if (part.marker == kComment) return true;
    if (part.marker < kApp0 || part.marker > kApp15) return false;
    return part.marker != kApp0 && part.marker != kApp14 && !(part.marker == kApp2 && is_profile(part));
}

}  // namespace

Result<JpegShape> shape_of_jpeg(Bytes jpeg) {
    JpegShape shape;
    int frames = 0, scans = 0, tagged = 0;
    const Result<void> sound = walk(jpeg, [&](const Part& part) {
        shape.length += part.whole.size();
        if (part.marker == kScan) ++scans;
        if (part.marker == kApp1 && !tagged) {
            tagged = picture::orientation(part.body);
            if (tagged) shape.orientation = tagged; // the first counts
        }
        if (!is_frame(part.marker)) return;
        Cursor body(part.body);
        const bool eight_bits = body.u8() == 8;
        shape.height = body.u16();
        shape.width = body.u16();
        shape.components = body.u8();
        shape.baseline = part.marker == 0xC0 && eight_bits && !body.ran_out();
        ++frames;
    });
    if (!sound) return sound.error();
    if (frames != 1 || !scans) return refused("the JPEG holds no picture, or more than one");
    if (!shape.width || !shape.height) return refused("the JPEG has no width or height");
    return shape;
}

std::vector<std::uint8_t> without_metadata(Bytes jpeg) {
    std::vector<std::uint8_t> kept;
    kept.reserve(jpeg.size());
    const Result<void> sound = walk(jpeg, [&kept](const Part& part) {
        if (!says_more_than_the_picture(part)) kept.insert(kept.end(), part.whole.begin(), part.whole.end());
    });
    return sound ? kept : std::vector<std::uint8_t>();
}

}  // namespace face_record
