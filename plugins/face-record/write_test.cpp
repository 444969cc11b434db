// SPDX-License-Identifier: Apache-2.0

#include "portrait.hpp"

#include <random>

#include <gmock/gmock.h>

#include "formats.hpp"
#include "picture.hpp"
#include "record.hpp"
#include "testing.hpp"

namespace face_record {
namespace {

using testing::Data;
using testing::hex;
using testing::pattern;

const Portrait kPortrait{hex("FF D8 FF D9"), 413, 531, false};
const Portrait kGrey{hex("FF D8 FF D9"), 24, 200, true};

cotejo_record record_of(const char* format, const Data& data) {
    cotejo_record record{};
    record.kind = "face.image";
    record.format = format;
    record.data = data.data();
    record.size = data.size();
    return record;
}

TEST(WriteFac, SaysWhatIsKnownOfThePictureAndNothingOfThePerson) {
    EXPECT_EQ(write_fac(kPortrait, false),
              hex("46414300 30313000 00000032 0001"                             // one image in 50 bytes
                  "00000024 0000 00 00 00 000000 0000 000000 000000"            // unspecified
                  "00 00 019D 0213 01 00 0000 0000"                             // basic, JPEG, 413 by 531, RGB
                  "FFD8 FFD9"));
}

TEST(WriteFac, SaysFrontalAndGreyWhereTheyAre) {
    EXPECT_EQ(write_fac(kGrey, true), hex("46414300 30313000 00000032 0001"
                                          "00000024 0000 00 00 00 000000 0000 000000 000000"
                                          "01 00 0018 00C8 03 00 0000 0000"
                                          "FFD8 FFD9"));
}

TEST(WriteFaceDer, HoldsTheMandatoryFieldsAndTheSize) {
    EXPECT_EQ(write_face_der(kPortrait, false),
              hex("65 2D A0 07 80 01 03 81 02 07E3"                        // generation 3, 2019
                  "A1 22 30 20 80 01 00"                                   // representationId
                  "A1 1B A0 19 A0 17 80 04 FFD8FFD9"                       // base, flat, its data
                  "A1 0F A0 03 80 01 02 A7 08 80 02 019D 81 02 0213"));    // JPEG, 413 by 531
}

TEST(WriteFaceDer, SaysTheKindWhereItIsFrontalAndKeepsNumbersPositive) {
    EXPECT_EQ(write_face_der(kGrey, true),
              hex("65 31 A0 07 80 01 03 81 02 07E3"
                  "A1 26 30 24 80 01 00"
                  "A1 1F A0 1D A0 1B 80 04 FFD8FFD9"
                  "A1 13 A0 03 80 01 02 A1 03 80 01 00 A7 07 80 01 18 81 02 00C8"));
}

TEST(Written, IsReadBackByteForByteWhateverThePicture) {
    std::minstd_rand random(7);
    for (int round = 0; round < 60; ++round) {
        const int width = 20 + int(random() % 700), height = 20 + int(random() % 700);
        const cv::Mat picture = pattern(width, height, random() % 2 ? 3 : 1);
        const bool as_jpeg = random() % 2;
        const Data file = as_jpeg ? picture::encode_jpeg(picture, 1 + int(random() % 100))
                                  : picture::encode_png(picture);
        const cotejo_record raw = record_of(as_jpeg ? "jpeg" : "png", file);
        const auto portrait = portrait_of(cotejo::View(raw), 90);
        ASSERT_TRUE(portrait) << portrait.error().what;
        EXPECT_EQ(portrait->width, std::uint32_t(width));
        EXPECT_EQ(portrait->height, std::uint32_t(height));
        EXPECT_TRUE(!as_jpeg || portrait->jpeg == file);
        for (const Data& record : {write_fac(*portrait, round % 2), write_face_der(*portrait, round % 2)}) {
            const auto images = read_record(record);
            ASSERT_TRUE(images) << images.error().what;
            ASSERT_EQ(images->size(), 1u);
            EXPECT_EQ((*images)[0].as, Announced::jpeg);
            EXPECT_TRUE(std::ranges::equal((*images)[0].data, portrait->jpeg));
        }
    }
}

TEST(Portrait, IsEncodedWhereItIsNoBaselineJpeg) {
    const cv::Mat picture = pattern(50, 40, 3);
    for (const auto& [format, file] : {std::pair{"jpeg", testing::unusual_jpeg(picture)},
                                       std::pair{"png", Data(picture::encode_png(picture))}}) {
        const cotejo_record raw = record_of(format, file);
        const auto portrait = portrait_of(cotejo::View(raw), 100);
        ASSERT_TRUE(portrait) << portrait.error().what;
        EXPECT_EQ(portrait->jpeg, picture::encode_jpeg(*picture::decode(file), 100));
        EXPECT_FALSE(portrait->grey);
    }
}

TEST(Portrait, LeavesOutWhatTheCameraAdded) {
    const Data plain = testing::small_jpeg();
    const Data start(plain.begin(), plain.begin() + 2), rest(plain.begin() + 2, plain.end());
    const Data dressed = testing::join({start, hex("FF E1 00 0A 45 78 69 66 00 00 01 02"), rest});
    const cotejo_record raw = record_of("jpeg", dressed);
    const auto portrait = portrait_of(cotejo::View(raw), 90);
    ASSERT_TRUE(portrait) << portrait.error().what;
    EXPECT_EQ(portrait->jpeg, plain);
}

TEST(Portrait, IsTurnedUprightWhereExifSaysHowTheCameraWasHeld) {
    const Data lying = testing::small_jpeg();
    const Data start(lying.begin(), lying.begin() + 2), rest(lying.begin() + 2, lying.end());
    const Data tag = hex("FF E1 00 22 45786966 0000 4D4D 002A 00000008 0001 0112 0003 00000001 0006 0000 00000000");
    const Data turned = testing::join({start, tag, rest});
    const cotejo_record raw = record_of("jpeg", turned);
    const auto portrait = portrait_of(cotejo::View(raw), 95);
    ASSERT_TRUE(portrait) << portrait.error().what;
    EXPECT_EQ(portrait->width, 32u);
    EXPECT_EQ(portrait->height, 24u);
    EXPECT_EQ(portrait->jpeg, picture::encode_jpeg(*picture::decode(turned), 95));
}

TEST(Portrait, OfAPictureThatCannotBeReadIsRefused) {
    for (const char* format : {"jpeg", "png"}) {
        const Data noise = hex("00 01 02 03 04 05");
        const cotejo_record raw = record_of(format, noise);
        EXPECT_EQ(portrait_of(cotejo::View(raw), 90).error().status, cotejo::Status::refused);
    }
    Data cut = testing::small_jpeg();
    cut.resize(cut.size() / 2);
    const cotejo_record raw = record_of("jpeg", cut);
    EXPECT_FALSE(portrait_of(cotejo::View(raw), 90));
}

}  // namespace
}  // namespace face_record
