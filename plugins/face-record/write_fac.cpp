// SPDX-License-Identifier: Apache-2.0
//
// ISO/IEC 19794-5:2005, field by field in the order of its clause 5.

#include "portrait.hpp"

namespace face_record {

namespace {

constexpr std::uint32_t kGeneralHeader = 14, kFacialInformation = 20, kImageInformation = 12;
constexpr std::uint32_t kBasic = 0, kFullFrontal = 1; // face image type
constexpr std::uint32_t kJpeg = 0;                    // image data type
constexpr std::uint32_t kRgb24 = 1, kGrey8 = 3;       // image colour space

/// Puts big-endian numbers one after another.
struct Out {
    Written bytes;
    Out& put(std::uint32_t value, int size) {
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
            bytes.push_back(static_cast<std::uint8_t>(value >> shift));
        return *this;
    }
    /// Zero: unspecified, in every field this is used for.
    Out& unspecified(int size) {
        bytes.insert(bytes.end(), static_cast<std::size_t>(size), 0);
        return *this;
    }
};

void put_general_header(Out& out, std::uint32_t length) {
    out.put(0x46414300, 4).put(0x30313000, 4); // "FAC", "010", each ended by zero
    out.put(length, 4).put(1, 2);
}

void put_facial_information(Out& out, std::uint32_t length) {
    out.put(length, 4).put(0, 2); // no feature point
    out.unspecified(1 + 1 + 1);   // gender, eye colour, hair colour
    out.put(0, 3);                // feature mask: its lowest bit says that no feature is specified
    out.unspecified(2 + 3 + 3);   // expression, pose angles and their uncertainty
}

void put_image_information(Out& out, const Portrait& portrait, bool frontal) {
    out.put(frontal ? kFullFrontal : kBasic, 1).put(kJpeg, 1);
    out.put(portrait.width, 2).put(portrait.height, 2);
    out.put(portrait.grey ? kGrey8 : kRgb24, 1);
    out.unspecified(1 + 2 + 2); // source, device, quality
}

}  // namespace

Written write_fac(const Portrait& portrait, bool frontal) {
    const auto block = static_cast<std::uint32_t>(kFacialInformation + kImageInformation + portrait.jpeg.size());
    Out out;
    out.bytes.reserve(kGeneralHeader + block);
    put_general_header(out, kGeneralHeader + block);
    put_facial_information(out, block);
    put_image_information(out, portrait, frontal);
    out.bytes.insert(out.bytes.end(), portrait.jpeg.begin(), portrait.jpeg.end());
    return std::move(out.bytes);
}

}  // namespace face_record
