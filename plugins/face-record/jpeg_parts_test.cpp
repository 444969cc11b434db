// SPDX-License-Identifier: Apache-2.0

#include "jpeg_parts.hpp"

#include <gmock/gmock.h>

#include "formats.hpp"
#include "picture.hpp"
#include "testing.hpp"

namespace face_record {
namespace {

using testing::Data;
using testing::hex;
using testing::join;
using ::testing::HasSubstr;

/// A JPEG with a marker of this body put behind its first two bytes.
Data with_marker(const Data& jpeg, std::uint8_t marker, const std::string& body) {
    const Data start(jpeg.begin(), jpeg.begin() + 2), rest(jpeg.begin() + 2, jpeg.end());
    return join({start, Data{0xFF, marker}, testing::number(body.size() + 2, 2), Data(body.begin(), body.end()), rest});
}

bool holds(const Data& bytes, const std::string& text) {
    return std::string(bytes.begin(), bytes.end()).find(text) != std::string::npos;
}

TEST(JpegParts, ShapeIsReadWithoutDecoding) {
    const auto colour = shape_of_jpeg(testing::small_jpeg());
    ASSERT_TRUE(colour);
    EXPECT_EQ(colour->width, 24u);
    EXPECT_EQ(colour->height, 32u);
    EXPECT_EQ(colour->components, 3u);
    EXPECT_TRUE(colour->baseline);
    const auto grey = shape_of_jpeg(picture::encode_jpeg(testing::pattern(24, 32, 1), 90));
    ASSERT_TRUE(grey);
    EXPECT_EQ(grey->components, 1u);
    const auto progressive = shape_of_jpeg(testing::unusual_jpeg(testing::pattern(24, 32, 3)));
    ASSERT_TRUE(progressive);
    EXPECT_FALSE(progressive->baseline);
}

TEST(JpegParts, ShapeEndsWhereThePictureDoes) {
    const Data jpeg = testing::small_jpeg();
    const auto shape = shape_of_jpeg(join({jpeg, hex("00 FF D9 00")}));
    ASSERT_TRUE(shape);
    EXPECT_EQ(shape->length, jpeg.size());
}

TEST(JpegParts, AreRefusedCutAnywhere) {
    const Data whole = testing::small_jpeg();
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(shape_of_jpeg(Bytes(whole).first(size))) << size;
}

TEST(JpegParts, AreRefusedWhenTheyMakeNoPicture) {
    const auto what = [](const char* bytes) { return shape_of_jpeg(hex(bytes)).error().what; };
    EXPECT_THAT(what("FF D8 FF D9"), HasSubstr("holds no picture"));
    EXPECT_THAT(what("FF D8 00 00"), HasSubstr("damaged between its markers"));
    EXPECT_THAT(what("FF D8 FF E0 00 01 FF D9"), HasSubstr("cut off"));
    EXPECT_THAT(what("FF D8 FF C0 00 0B 08 00 00 00 10 01 01 11 00 FF DA 00 02 FF D9"), HasSubstr("no width or height"));
}

TEST(JpegParts, MetadataIsLeftOutAndThePictureIsNotTouched) {
    const Data plain = testing::small_jpeg();
    Data dressed = with_marker(plain, 0xFE, "a comment with a name");
    dressed = with_marker(dressed, 0xE1, std::string("Exif\0\0where it was taken", 24));
    dressed = with_marker(dressed, 0xED, "Photoshop 3.0 and a caption");
    dressed = join({dressed, hex("00 01 02 03")});
    EXPECT_EQ(without_metadata(dressed), plain);
}

TEST(JpegParts, WhatColoursDependOnStays) {
    Data dressed = with_marker(testing::small_jpeg(), 0xE2, std::string("ICC_PROFILE\0\1\1profile", 21));
    dressed = with_marker(dressed, 0xEE, std::string("Adobe\0\x64\0\0\0\0\1", 12));
    EXPECT_EQ(without_metadata(dressed), dressed);
    EXPECT_FALSE(holds(without_metadata(with_marker(dressed, 0xE2, "MPF and more pictures")), "MPF"));
}

TEST(JpegParts, ProgressivePicturesSurviveWhole) {
    const Data jpeg = testing::unusual_jpeg(testing::pattern(100, 90, 3));
    EXPECT_EQ(without_metadata(with_marker(jpeg, 0xFE, "a comment")), jpeg);
}

}  // namespace
}  // namespace face_record
