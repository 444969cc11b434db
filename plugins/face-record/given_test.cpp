// SPDX-License-Identifier: Apache-2.0

#include "given.hpp"

#include <gmock/gmock.h>

#include "formats.hpp"
#include "jpeg2000.hpp"
#include "picture.hpp"
#include "testing.hpp"

namespace face_record {
namespace {

using cotejo::Draft;
using testing::Data;
using testing::jpeg2000;
using testing::Jpeg2000;
using testing::pattern;
using ::testing::HasSubstr;

std::string why_not(const Data& data, Announced as = Announced::unsaid) {
    const auto draft = given({as, data});
    return draft ? "" : draft.error().what;
}

cv::Mat pixels(const Draft& draft) {
    return cv::Mat(int(draft.height), int(draft.width), draft.format == "gray8" ? CV_8UC1 : CV_8UC3,
                   const_cast<std::uint8_t*>(draft.data.data()), draft.stride).clone();
}

/// True when a picture in this data comes out as exactly these pixels.
bool comes_out_as(const Data& data, const cv::Mat& picture) {
    const auto draft = given({Announced::jpeg2000, data});
    EXPECT_TRUE(draft) << draft.error().what;
    if (!draft) return false;
    EXPECT_EQ(draft->format, picture.channels() == 1 ? "gray8" : "bgr8");
    const cv::Mat got = pixels(*draft);
    return got.size() == picture.size() && cv::norm(got, picture, cv::NORM_INF) == 0;
}

TEST(Given, BaselineJpegAndPngGoAsTheyAre) {
    const Data jpeg = testing::small_jpeg(), png = picture::encode_png(pattern(20, 30, 3));
    for (const auto as : {Announced::jpeg, Announced::unsaid}) {
        const auto draft = given({as, jpeg});
        ASSERT_TRUE(draft);
        EXPECT_EQ(draft->format, "jpeg");
        EXPECT_EQ(draft->data, jpeg);
    }
    const auto draft = given({Announced::png, png});
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->format, "png");
    EXPECT_EQ(draft->data, png);
}

TEST(Given, BytesBehindAJpegsEndAreLeftOut) {
    const Data jpeg = testing::small_jpeg();
    const auto draft = given({Announced::jpeg, testing::join({jpeg, testing::hex("00 00 00")})});
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->data, jpeg);
}

TEST(Given, AProgressiveJpegAndOneOfFourInksAreDecoded) {
    for (const int channels : {3, 4}) {
        const Data jpeg = testing::unusual_jpeg(pattern(60, 40, channels));
        const auto draft = given({Announced::jpeg, jpeg});
        ASSERT_TRUE(draft) << draft.error().what;
        EXPECT_EQ(draft->format, "bgr8");
        EXPECT_EQ(cv::norm(pixels(*draft), *picture::decode(jpeg), cv::NORM_INF), 0);
    }
}

TEST(Given, Jpeg2000IsDecodedInColourAndInGrey) {
    for (const bool file : {true, false}) {
        EXPECT_TRUE(comes_out_as(jpeg2000(pattern(75, 50, 3), {.file = file}), pattern(75, 50, 3)));
        EXPECT_TRUE(comes_out_as(jpeg2000(pattern(75, 50, 1), {.file = file}), pattern(75, 50, 1)));
    }
}

TEST(Given, Jpeg2000OfMoreBitsIsCutToEight) {
    const cv::Mat picture = pattern(40, 40, 1);
    const Data data = jpeg2000(picture, {.bits = 12});
    const auto draft = given({Announced::jpeg2000, data});
    ASSERT_TRUE(draft);
    EXPECT_LE(cv::norm(pixels(*draft), picture, cv::NORM_INF), 1);
}

TEST(Given, OtherDataThanAnnouncedIsRefused) {
    const Data jpeg = testing::small_jpeg(), png = picture::encode_png(pattern(20, 30, 3)),
               jp2 = jpeg2000(pattern(40, 40, 3));
    EXPECT_EQ(why_not(png, Announced::jpeg), "it is announced as JPEG and is PNG");
    EXPECT_EQ(why_not(jp2, Announced::jpeg), "it is announced as JPEG and is JPEG 2000");
    EXPECT_EQ(why_not(jpeg, Announced::jpeg2000), "it is announced as JPEG 2000 and is JPEG");
    EXPECT_EQ(why_not(jpeg, Announced::png), "it is announced as PNG and is JPEG");
    EXPECT_EQ(why_not(testing::hex("00 01 02 03"), Announced::jpeg), "it is neither JPEG, JPEG 2000 nor PNG");
}

TEST(Given, AJpeg2000CutAnywhereIsRefused) {
    for (const Jpeg2000 how : {Jpeg2000{.file = true}, Jpeg2000{.file = false}}) {
        const Data whole = jpeg2000(pattern(24, 24, 3), how);
        ASSERT_EQ(why_not(whole), "");
        const std::size_t end = whole.size() - 2; // the end marker itself may be missing: nothing is lost with it
        for (std::size_t size = 0; size < end; ++size)
            EXPECT_NE(why_not(Data(whole.begin(), whole.begin() + std::ptrdiff_t(size))), "") << size;
    }
}

TEST(Given, ADamagedPictureIsRefused) {
    Data jpeg = testing::small_jpeg(), png = picture::encode_png(pattern(20, 30, 3));
    jpeg.resize(jpeg.size() - 40);
    png.resize(png.size() - 40);
    EXPECT_EQ(why_not(jpeg), "the JPEG is cut off");
    EXPECT_THAT(why_not(png), HasSubstr("the PNG is damaged"));
}

/// A codestream's first bytes with these sizes.
Data stream_of(std::uint32_t width, std::uint32_t height, std::uint32_t tile) {
    using testing::number;
    return testing::join({testing::hex("FF4F FF51 002F 0000"), number(width, 4), number(height, 4), number(0, 8),
                          number(tile, 4), number(tile, 4), number(0, 8), testing::hex("0003 070101 070101 070101")});
}

TEST(Given, SizesAreLookedAtBeforeMemoryIsTaken) {
    EXPECT_EQ(why_not(stream_of(0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)), "the picture is larger than 16 MiB when decoded");
    EXPECT_EQ(why_not(stream_of(4000, 4000, 4000)), "the picture is larger than 16 MiB when decoded");
    EXPECT_EQ(why_not(stream_of(1, 300'000, 300'000)), "the picture is larger than 16 MiB when decoded");
    EXPECT_EQ(why_not(stream_of(2000, 2000, 1)), "the JPEG 2000 has more components or tiles than a portrait needs");
    EXPECT_EQ(why_not(stream_of(0, 10, 10)), "the JPEG 2000 has sizes that make no picture");
    EXPECT_EQ(why_not(stream_of(10, 10, 0)), "the JPEG 2000 has sizes that make no picture");
    EXPECT_EQ(why_not(stream_of(10, 10, 10)), "the JPEG 2000 is damaged or cut off");
}

TEST(Given, LumaAndChromaBecomeColours) {
    const cv::Mat red(30, 30, CV_8UC3, cv::Scalar(255, 85, 76)); // the third is luma, the first red's chroma
    const Data data = jpeg2000(red, {.sycc = true});
    const auto draft = given({Announced::jpeg2000, data});
    ASSERT_TRUE(draft) << draft.error().what;
    EXPECT_LE(cv::norm(pixels(*draft), cv::Mat(30, 30, CV_8UC3, cv::Scalar(0, 0, 255)), cv::NORM_INF), 2);
}

TEST(Given, OpacityIsLeftOut) {
    for (const int channels : {1, 3}) {
        const cv::Mat picture = pattern(40, 40, channels);
        EXPECT_TRUE(comes_out_as(jpeg2000(picture, {.more = true, .alpha = true}), picture));
    }
}

TEST(Given, ColoursThatAreNotReadAreSaidToBe) {
    EXPECT_THAT(why_not(jpeg2000(pattern(40, 40, 3), {.more = true})), HasSubstr("neither grey nor in three colours"));
    EXPECT_THAT(why_not(jpeg2000(pattern(40, 40, 3), {.step = 2})), HasSubstr("planes of different sizes"));
}

}  // namespace
}  // namespace face_record
