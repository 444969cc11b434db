// SPDX-License-Identifier: Apache-2.0

#include "record.hpp"

#include <gmock/gmock.h>

#include "testing.hpp"

namespace face_record {
namespace {

using testing::data_group;
using testing::Data;
using testing::fac_2005;
using testing::fac_2011;
using testing::why;
using ::testing::HasSubstr;

const Data kOne = testing::hex("01 02 03 04 05"), kTwo = testing::hex("11 12 13");

Data data_of(const Image& image) { return {image.data.begin(), image.data.end()}; }

/// A record with one byte (or more, the highest first) at a place written over.
Data changed(Data record, std::size_t at, const Data& by) {
    std::copy(by.begin(), by.end(), record.begin() + std::ptrdiff_t(at));
    return record;
}

TEST(Fac, FindsTheImageOf2005BehindItsFeaturePoints) {
    const Data record = fac_2005({kOne}, 1);
    const auto images = read_record(record);
    ASSERT_TRUE(images) << why(record);
    ASSERT_EQ(images->size(), 1u);
    EXPECT_EQ((*images)[0].as, Announced::jpeg2000);
    EXPECT_EQ(data_of((*images)[0]), kOne);
}

TEST(Fac, FindsTheImageOf2011BehindItsQualityAndLandmarks) {
    for (const auto& [type, as] : {std::pair{0, Announced::jpeg}, {1, Announced::jpeg2000},
                                   {2, Announced::jpeg2000}, {3, Announced::png}}) {
        const Data record = fac_2011({kOne}, std::uint8_t(type));
        const auto images = read_record(record);
        ASSERT_TRUE(images) << why(record);
        ASSERT_EQ(images->size(), 1u);
        EXPECT_EQ((*images)[0].as, as);
        EXPECT_EQ(data_of((*images)[0]), kOne);
    }
}

TEST(Fac, GivesEveryImageInItsOrder) {
    for (const Data& record : {fac_2005({kOne, kTwo, kOne}), fac_2011({kOne, kTwo, kOne})}) {
        const auto images = read_record(record);
        ASSERT_TRUE(images) << why(record);
        ASSERT_EQ(images->size(), 3u);
        EXPECT_EQ(data_of((*images)[0]), kOne);
        EXPECT_EQ(data_of((*images)[1]), kTwo);
        EXPECT_EQ(data_of((*images)[2]), kOne);
    }
}

TEST(Fac, RefusesARecordCutAnywhere) {
    for (const Data& whole : {fac_2005({kOne, kTwo}), fac_2011({kOne, kTwo})})
        for (std::size_t size = 0; size < whole.size(); ++size)
            EXPECT_NE(why(Data(whole.begin(), whole.begin() + std::ptrdiff_t(size))), "") << size;
}

TEST(Fac, RefusesALengthThatIsNotTheRecords) {
    const Data record = fac_2005({kOne});
    for (const std::size_t says : {record.size() - 1, record.size() + 1, std::size_t(0), std::size_t(0xFFFFFFFF)})
        EXPECT_EQ(why(changed(record, 8, testing::number(says, 4))),
                  "its length says " + std::to_string(says) + " bytes and there are " +
                      std::to_string(record.size()));
    EXPECT_THAT(why(testing::join({record, testing::hex("00")})), HasSubstr("its length says"));
}

TEST(Fac, RefusesAnImagesLengthThatLies) {
    const Data old = fac_2005({kOne}), newer = fac_2011({kOne});
    for (const std::uint64_t says : {0ull, 3ull, 4ull, 40ull, old.size() - 13ull, 0xFFFFFFFFull})
        EXPECT_THAT(why(changed(old, 14, testing::number(says, 4))), HasSubstr("image 1: ")) << says;
    for (const std::uint64_t says : {0ull, 17ull, 60ull, newer.size() - 16ull, 0xFFFFFFFFull})
        EXPECT_THAT(why(changed(newer, 17, testing::number(says, 4))), HasSubstr("image 1: ")) << says;
    for (const std::uint64_t says : {0ull, 4ull, 6ull, 0xFFFFFFFFull})
        EXPECT_THAT(why(changed(newer, newer.size() - kOne.size() - 4, testing::number(says, 4))),
                    HasSubstr("image 1: its length says " + std::to_string(says))) << says;
}

TEST(Fac, RefusesBytesBehindTheLastImage) {
    const Data record = fac_2005({kOne});
    EXPECT_EQ(why(changed(record, 14, testing::number(record.size() - 14 - 2, 4))), "2 bytes follow its last image");
}

TEST(Fac, RefusesMorePointsThanThereIsRoomFor) {
    const Data many = testing::hex("FFFF");
    EXPECT_EQ(why(changed(fac_2005({kOne}), 18, many)), "image 1: its header does not fit into its length");
    EXPECT_EQ(why(changed(fac_2011({kOne}), 17 + 18 + 1 + 5, many)),
              "image 1: its header does not fit into its length");
    EXPECT_EQ(why(changed(fac_2011({kOne}), 17 + 18, testing::hex("FF"))),
              "image 1: its header does not fit into its length");
}

TEST(Fac, RefusesNoImageAndTooMany) {
    EXPECT_EQ(why(fac_2005({})), "it holds no image");
    EXPECT_EQ(why(fac_2011({})), "it holds no image");
    EXPECT_EQ(why(fac_2005({Data()})), "image 1: it has no image data");
    EXPECT_EQ(why(changed(fac_2005({kOne}), 12, testing::hex("FFFF"))), "it holds 65535 images; at most 8 are read");
    EXPECT_EQ(why(changed(fac_2005({kOne}), 12, testing::hex("0002"))), "image 2: the record ends before it");
}

TEST(Fac, RefusesAnotherVersion) {
    for (const char* version : {"30323000", "30343000", "30313030", "00000000"})
        EXPECT_THAT(why(changed(fac_2005({kOne}), 4, testing::hex(version))), HasSubstr("neither 010 nor 030"));
}

TEST(Fac, RefusesImageTypesThatAreNotRead) {
    EXPECT_EQ(why(fac_2005({kOne}, 2)), "image 1: its image data type 2 is none of the standard's");
    EXPECT_EQ(why(fac_2011({kOne}, 4)), "image 1: its image data type 4 is none of the standard's");
    const Data solid = changed(fac_2005({kOne}), 14 + 20 + 16, testing::hex("80"));
    EXPECT_EQ(why(solid), "image 1: it is three-dimensional, which is not read");
    EXPECT_THAT(why(changed(fac_2011({kOne}), 14, testing::hex("01"))), HasSubstr("says it is certified"));
}

}  // namespace
}  // namespace face_record
