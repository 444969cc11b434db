// SPDX-License-Identifier: Apache-2.0
//
// read_record: finds the images in an interchange record, in whichever of the standards it is written.

#pragma once

#include <string>
#include <vector>

#include "cotejo/result.hpp"
#include "cursor.hpp"

namespace face_record {

/// What a record says its image data is; `unsaid` where its code names no format.
enum class Announced { jpeg, jpeg2000, png, unsaid };

/// One image of a record: where it lies in the record's bytes, not yet looked at.
struct Image {
    Announced as = Announced::unsaid;
    Bytes data;
};

/// The most images one record may hold; a passport's holds one.
inline constexpr std::size_t kMostImages = 8;

/// Reads a face image record, bare or in a chip's data group 2 (ICAO 9303-10, 4.7.2), told apart by
/// its first bytes. Of the person it gives nothing but the images: no landmark, pose or colour.
/// Status::refused: a length that does not fit, another version, no image, bytes left over.
cotejo::Result<std::vector<Image>> read_record(Bytes record);

/// Reads ISO/IEC 19794-5:2005 (version 010) or :2011 (version 030), clause 5 of each.
cotejo::Result<std::vector<Image>> read_fac(Bytes record);
bool is_fac(Bytes record);

/// Reads ISO/IEC 39794-5:2019 in the tagged binary encoding of its Annex A.
cotejo::Result<std::vector<Image>> read_face_der(Bytes record);
inline constexpr std::uint32_t kFaceDerTag = 0x65; // [APPLICATION 5]

/// The one status of a record that is not as its standard says.
inline cotejo::Error refused(std::string what) {
    return {cotejo::Status::refused, std::move(what)};
}

/// Says which of a record's images is meant, counted from 1.
inline std::string of_image(std::size_t number) {
    return "image " + std::to_string(number) + ": ";
}

/// Says that a length and the bytes that are there disagree.
inline cotejo::Error other_length(const std::string& what, std::uint64_t says, std::uint64_t are) {
    return refused(what + "its length says " + std::to_string(says) + " bytes and there are " +
                   std::to_string(are));
}

}  // namespace face_record
