// SPDX-License-Identifier: Apache-2.0

#include "record.hpp"

#include <gmock/gmock.h>

#include "tagged.hpp"
#include "testing.hpp"

namespace face_record {
namespace {

using testing::Data;
using testing::face_der;
using testing::hex;
using testing::item;
using testing::why;
using ::testing::HasSubstr;

const Data kOne = hex("01 02 03 04 05"), kTwo = hex("11 12 13");
const Data kVersion = hex("A0 07 80 01 03 81 02 07 E3");
const Data kJpeg = hex("A1 05 A0 03 80 01 02");

/// A record of one image whose flat representation is `flat`.
Data with_flat(const Data& flat) {
    return item("65", {kVersion, item("A1", {item("30", {hex("80 01 00"), item("A1", {item("A0", {flat})})})})});
}

TEST(FaceDer, FindsTheImageWhereTheSchemaPutsIt) {
    const Data record = hex("65 23"
                            "A0 07 80 01 03 81 02 07 E3"
                            "A1 18 30 16 80 01 00 A1 11 A0 0F A0 0D 80 04 0A 0B 0C 0D A1 05 A0 03 80 01 02");
    const auto images = read_record(record);
    ASSERT_TRUE(images) << why(record);
    ASSERT_EQ(images->size(), 1u);
    EXPECT_EQ((*images)[0].as, Announced::jpeg);
    EXPECT_EQ(Data((*images)[0].data.begin(), (*images)[0].data.end()), hex("0A 0B 0C 0D"));
}

TEST(FaceDer, PassesOverFieldsItDoesNotNeedAndGivesEveryImageInItsOrder) {
    const Data record = face_der({kOne, kTwo}, 4);
    const auto images = read_record(record);
    ASSERT_TRUE(images) << why(record);
    ASSERT_EQ(images->size(), 2u);
    EXPECT_EQ((*images)[0].as, Announced::jpeg2000);
    EXPECT_EQ(Data((*images)[0].data.begin(), (*images)[0].data.end()), kOne);
    EXPECT_EQ(Data((*images)[1].data.begin(), (*images)[1].data.end()), kTwo);
}

TEST(FaceDer, LeavesTheFormatToTheImageWhereNoneIsNamed) {
    for (const int code : {0, 1, 5, 9}) {
        const Data record = face_der({kOne}, std::uint8_t(code));
        const auto images = read_record(record);
        ASSERT_TRUE(images) << why(record);
        EXPECT_EQ((*images)[0].as, Announced::unsaid);
    }
}

TEST(FaceDer, RefusesARecordCutAnywhere) {
    const Data whole = face_der({kOne, kTwo});
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_NE(why(Data(whole.begin(), whole.begin() + std::ptrdiff_t(size))), "") << size;
}

TEST(FaceDer, RefusesLengthsThatLieAtEveryLevel) {
    const Data whole = face_der({kOne});
    int lengths = 0;
    for (std::size_t i = 1; i < whole.size() - 1; ++i) {
        const bool constructed = (whole[i - 1] & 0xE0) == 0xA0 || whole[i - 1] == 0x30 || whole[i - 1] == 0x65;
        if (!constructed || whole[i] > 0x7F || i + whole[i] >= whole.size()) continue;
        Data longer = whole;
        ++longer[i];
        EXPECT_NE(why(longer), "") << "at " << i;
        ++lengths;
    }
    EXPECT_GE(lengths, 6);
}

TEST(FaceDer, RefusesBytesBehindItsEnd) {
    EXPECT_EQ(why(testing::join({face_der({kOne}), hex("0000")})), "2 bytes follow its end");
}

TEST(FaceDer, RefusesAnotherGeneration) {
    Data record = face_der({kOne});
    const auto at = std::ranges::search(record, kVersion).begin() + 4;
    *at = 2;
    EXPECT_EQ(why(record), "its generation is 2; only 3 (ISO/IEC 39794-5:2019) is read");
}

TEST(FaceDer, NamesTheFieldThatIsMissing) {
    EXPECT_EQ(why(item("65", {})), "versionBlock is missing");
    EXPECT_EQ(why(item("65", {hex("A0 00")})), "generation is missing");
    EXPECT_EQ(why(item("65", {kVersion})), "representationBlocks is missing");
    EXPECT_EQ(why(item("65", {kVersion, hex("A1 00")})), "it holds no image");
    EXPECT_EQ(why(item("65", {kVersion, item("A1", {item("30", {hex("80 01 00")})})})),
              "image 1: imageRepresentation is missing");
    EXPECT_EQ(why(item("65", {kVersion, hex("A1 03 80 01 00")})), "image 1: it is no RepresentationBlock");
    EXPECT_EQ(why(with_flat(hex("A1 00"))), "image 1: imageRepresentation2DBlock is missing"); // a 3D shape
    EXPECT_EQ(why(with_flat(item("A0", {kJpeg}))), "image 1: representationData2D is missing");
    EXPECT_EQ(why(with_flat(item("A0", {hex("80 01 FF")}))), "image 1: imageInformation2DBlock is missing");
    EXPECT_EQ(why(with_flat(item("A0", {hex("80 01 FF A1 04 A0 02 A1 00")}))), "image 1: its code is missing");
    EXPECT_EQ(why(with_flat(item("A0", {hex("80 00"), kJpeg}))), "image 1: it has no image data");
}

TEST(FaceDer, RefusesAFieldThatStandsTwice) {
    EXPECT_EQ(why(with_flat(item("A0", {hex("80 01 FF 80 01 FE"), kJpeg}))),
              "image 1: representationData2D stands twice");
    EXPECT_EQ(why(item("65", {kVersion, kVersion, hex("A1 00")})), "versionBlock stands twice");
}

TEST(FaceDer, RefusesNumbersAndLengthsThatAreNotRead) {
    EXPECT_THAT(why(with_flat(item("A0", {hex("80 01 FF A1 05 A0 03 80 01 82")}))),
                HasSubstr("imageDataFormat is no number"));
    EXPECT_THAT(why(with_flat(item("A0", {hex("80 01 FF A1 07 A0 05 80 03 01 00 00")}))),
                HasSubstr("imageDataFormat is no number"));
    EXPECT_THAT(why(hex("65 80 00 00")), HasSubstr("a length without an end"));
    EXPECT_THAT(why(hex("65 85 00 00 00 00 01 00")), HasSubstr("more than four bytes"));
}

TEST(FaceDer, RefusesMoreImagesAndMoreValuesThanThereMayBe) {
    EXPECT_EQ(why(face_der({kOne, kOne, kOne, kOne, kOne, kOne, kOne, kOne, kOne})),
              "it holds 9 images; at most 8 are read");
    Data many;
    for (int i = 0; i < 1025; ++i) many = testing::join({many, hex("8F 00")});
    EXPECT_EQ(why(item("65", {many})), "more than 1024 values in one place");
}

}  // namespace
}  // namespace face_record
