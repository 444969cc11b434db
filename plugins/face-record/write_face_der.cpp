// SPDX-License-Identifier: Apache-2.0
//
// ISO/IEC 39794-5:2019 from the inside out, one value a line, named as in its schema.

#include "portrait.hpp"
#include "record.hpp"

namespace face_record {

namespace {

constexpr std::uint32_t kGeneration = 3, kYear = 2019; // of the standard
constexpr std::uint32_t kJpeg = 2;                     // ImageDataFormatCode
constexpr std::uint32_t kTravelDocument = 0;           // FaceImageKind2DCode: mrtd

Written image_information(const Portrait& portrait, bool frontal) {
    const Written format = tagged(0xA0, {tagged_number(0x80, kJpeg)});
    const Written kind = tagged(0xA1, {tagged_number(0x80, kTravelDocument)});
    const Written size = tagged(0xA7, {tagged_number(0x80, portrait.width), tagged_number(0x81, portrait.height)});
    return tagged(0xA1, {format, frontal ? Bytes(kind) : Bytes(), size});
}

Written representation(const Portrait& portrait, bool frontal) {
    const Written data = tagged(0x80, {portrait.jpeg});
    const Written flat = tagged(0xA0, {data, image_information(portrait, frontal)});
    const Written base = tagged(0xA0, {flat});
    const Written image = tagged(0xA1, {base});
    return tagged(0x30, {tagged_number(0x80, 0), image}); // representationId, imageRepresentation
}

}  // namespace

Written write_face_der(const Portrait& portrait, bool frontal) {
    const Written version = tagged(0xA0, {tagged_number(0x80, kGeneration), tagged_number(0x81, kYear)});
    const Written blocks = tagged(0xA1, {representation(portrait, frontal)});
    return tagged(kFaceDerTag, {version, blocks});
}

}  // namespace face_record
