// SPDX-License-Identifier: Apache-2.0

#include "record.hpp"

#include <gmock/gmock.h>

#include "testing.hpp"

namespace face_record {
namespace {

using testing::Data;
using testing::data_group;
using testing::face_der;
using testing::fac_2005;
using testing::hex;
using testing::item;
using testing::why;
using ::testing::HasSubstr;

const Data kOne = hex("01 02 03 04 05"), kTwo = hex("11 12 13");
const Data kHeader = hex("A1 03 81 01 02");

std::vector<Data> images_in(const Data& record) {
    const auto images = read_record(record);
    EXPECT_TRUE(images) << why(record);
    std::vector<Data> all;
    if (images)
        for (const Image& image : *images) all.emplace_back(image.data.begin(), image.data.end());
    return all;
}

TEST(DataGroup, IsUnwrappedWithARecordOfEitherStandard) {
    EXPECT_EQ(images_in(data_group("5F2E", {fac_2005({kOne})})), std::vector<Data>{kOne});
    EXPECT_EQ(images_in(data_group("7F2E", {face_der({kOne})})), std::vector<Data>{kOne});
    EXPECT_EQ(images_in(data_group("7F2E", {item("A1", {face_der({kOne})})})), std::vector<Data>{kOne});
}

TEST(DataGroup, IsUnwrappedFromTheGroupOrTheTemplateOn) {
    const Data one = item("7F60", {kHeader, item("5F2E", {fac_2005({kOne})})});
    EXPECT_EQ(images_in(one), std::vector<Data>{kOne});
    EXPECT_EQ(images_in(item("7F61", {hex("02 01 01"), one})), std::vector<Data>{kOne});
}

TEST(DataGroup, GivesTheImagesOfEveryTemplateInTheirOrder) {
    EXPECT_EQ(images_in(data_group("5F2E", {fac_2005({kTwo, kOne}), fac_2005({kTwo})})),
              (std::vector<Data>{kTwo, kOne, kTwo}));
}

TEST(DataGroup, IsRefusedCutAnywhere) {
    for (const Data& whole : {data_group("5F2E", {fac_2005({kOne})}), data_group("7F2E", {face_der({kOne})})})
        for (std::size_t size = 0; size < whole.size(); ++size)
            EXPECT_NE(why(Data(whole.begin(), whole.begin() + std::ptrdiff_t(size))), "") << size;
}

TEST(DataGroup, IsRefusedWithBytesBehindItsEnd) {
    EXPECT_EQ(why(testing::join({data_group("5F2E", {fac_2005({kOne})}), hex("90 00")})), "2 bytes follow its end");
}

TEST(DataGroup, IsRefusedWhenItSaysAnotherNumberOfTemplates) {
    const Data one = item("7F60", {kHeader, item("5F2E", {fac_2005({kOne})})});
    EXPECT_EQ(why(item("7F61", {hex("02 01 02"), one})), "it says 2 templates and holds 1");
    EXPECT_EQ(why(item("7F61", {hex("02 01 00"), one})), "it says 0 templates and holds 1");
    EXPECT_EQ(why(item("7F61", {hex("02 01 00")})), "it holds no image");
    EXPECT_EQ(why(item("7F61", {one})), "the number of templates is missing");
    EXPECT_EQ(why(hex("75 00")), "the group of templates is missing");
}

TEST(DataGroup, IsRefusedWhenATemplateLacksHeaderOrData) {
    const Data data = item("5F2E", {fac_2005({kOne})});
    EXPECT_EQ(why(item("7F60", {data})), "the biometric header is missing");
    EXPECT_EQ(why(item("7F60", {kHeader})), "the biometric data is missing");
    EXPECT_EQ(why(item("7F60", {kHeader, data, data})), "the biometric data stands twice");
    EXPECT_EQ(why(item("7F60", {kHeader, hex("5F2E 02 30 00")})), "it is no FaceImageDataBlock");
}

TEST(DataGroup, IsRefusedWithMoreImagesThanAreRead) {
    const Data five = fac_2005({kOne, kOne, kOne, kOne, kOne});
    EXPECT_THAT(why(data_group("5F2E", {five, five})), HasSubstr("more than 8 images"));
}

TEST(DataGroup, WhatIsNoRecordAtAllIsSaidToBeNone) {
    EXPECT_EQ(why({}), "it is empty");
    for (const Data& other : {hex("00"), hex("FF D8 FF E0"), hex("61 02 00 00"), hex("7F 49 00"), hex("46 41 43 01")})
        EXPECT_THAT(why(other), HasSubstr("neither a face image record"));
}

}  // namespace
}  // namespace face_record
