// SPDX-License-Identifier: Apache-2.0
//
// JPEG 2000, which most passports hold, decoded with OpenJPEG.

#pragma once

#include <opencv2/core.hpp>

#include "cotejo/result.hpp"
#include "cursor.hpp"

namespace face_record {

/// True for a file (ISO/IEC 15444-1, annex I: "JP2") and for a bare codestream (annex A).
bool is_jpeg2000(Bytes bytes);

/// What the codestream's SIZ marker says (annex A.5.1), read before OpenJPEG takes any memory.
struct Jpeg2000Size {
    std::uint32_t width = 0, height = 0, components = 0;
    std::uint64_t tiles = 0;
};

/// Status::refused: there is no codestream, or its sizes make no picture.
cotejo::Result<Jpeg2000Size> size_of_jpeg2000(Bytes bytes);

/// Decodes to bgr8 or gray8; more than 8 bits are cut to 8, opacity is left out.
/// Status::refused: more pixels than `most`, damaged, cut off, CMYK, or planes of different sizes.
cotejo::Result<cv::Mat> decode_jpeg2000(Bytes bytes, std::uint64_t most);

}  // namespace face_record
