// SPDX-License-Identifier: Apache-2.0
//
// What a JPEG says of itself without being decoded, and the same JPEG without what it says of
// anything but the picture.

#pragma once

#include <vector>

#include "cotejo/result.hpp"
#include "cursor.hpp"

namespace face_record {

struct JpegShape {
    std::uint32_t width = 0, height = 0, components = 0;
    bool baseline = false;  ///< sequential, Huffman, 8 bits (ISO/IEC 10918-1, SOF0)
    int orientation = 1;    ///< how the camera was held; 1: upright (Exif 2.32, 4.6.4)
    std::size_t length = 0; ///< bytes up to the end of the picture; more may follow
};

/// What records hold and everybody reads: baseline, grey or in three colours.
inline bool is_plain(const JpegShape& shape) {
    return shape.baseline && (shape.components == 1 || shape.components == 3);
}

/// Reads the markers of a JPEG (ISO/IEC 10918-1, annex B).
/// Status::refused: cut off, or markers that make no picture.
cotejo::Result<JpegShape> shape_of_jpeg(Bytes jpeg);

/// Copies a JPEG whose shape was read, leaving out comments and what cameras and editors add (Exif:
/// where, when, with which camera, a small copy of the picture). The picture's own data, JFIF,
/// Adobe's colour mark and a colour profile stay, byte for byte; so do no bytes behind its end.
std::vector<std::uint8_t> without_metadata(Bytes jpeg);

}  // namespace face_record
