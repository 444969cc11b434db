// SPDX-License-Identifier: Apache-2.0

#include "picture.hpp"

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <gmock/gmock.h>
#include <jpeglib.h>
#include <png.h>

#include "formats.hpp"

namespace {

using Bytes = std::vector<std::uint8_t>;
using testing::HasSubstr;

/// 48 × 32, its left upper quarter red, its right upper one green, its lower half grey.
cv::Mat marked() {
    cv::Mat picture(32, 48, CV_8UC3, cv::Scalar::all(128));
    picture(cv::Rect(0, 0, 24, 16)) = cv::Scalar(0, 0, 255);
    picture(cv::Rect(24, 0, 24, 16)) = cv::Scalar(0, 255, 0);
    return picture;
}

/// Puts an orientation tag into a JPEG, its numbers in either order of bytes.
Bytes tagged(Bytes jpeg, int orientation, bool big) {
    Bytes tag{0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0};
    const auto put = [&](std::uint32_t value, int width) {
        for (int i = 0; i < width; ++i)
            tag.push_back(std::uint8_t(value >> 8 * (big ? width - 1 - i : i)));
    };
    tag.insert(tag.end(), 2, big ? 'M' : 'I');
    put(42, 2), put(8, 4), put(1, 2);                            // one folder of one entry
    put(0x0112, 2), put(3, 2), put(1, 4), put(std::uint32_t(orientation), 2), put(0, 2);
    put(0, 4);
    jpeg.insert(jpeg.begin() + 2, tag.begin(), tag.end());
    return jpeg;
}

/// The picture that a camera held that way stores.
cv::Mat stored(const cv::Mat& upright, int orientation) {
    cv::Mat turned = upright;
    constexpr int kFlips[]{2, 2, 1, -1, 0, 2, 1, -1, 0}; // before rows and columns change places
    if (kFlips[orientation] != 2) cv::flip(upright, turned, kFlips[orientation]);
    if (orientation >= 5) cv::transpose(turned, turned);
    return turned;
}

Bytes inks(bool adobe) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = info.image_height = 16;
    info.input_components = 4;
    info.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&info);
    info.write_Adobe_marker = adobe;
    jpeg_start_compress(&info, TRUE);
    Bytes row;
    for (int x = 0; x < 16; ++x) // no cyan, all of magenta and yellow, no black: red
        for (const bool ink : {false, true, true, false}) row.push_back(ink == adobe ? 0 : 255);
    for (int y = 0; y < 16; ++y) {
        JSAMPROW at = row.data();
        jpeg_write_scanlines(&info, &at, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    Bytes bytes(memory, memory + size);
    std::free(memory);
    return bytes;
}

/// A grey PNG of sixteen bits without a word on its gamma.
Bytes sixteen_bits(int grey) {
    Bytes bytes;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &bytes, [](png_structp to, png_bytep data, std::size_t size) {
        auto* into = static_cast<Bytes*>(png_get_io_ptr(to));
        into->insert(into->end(), data, data + size);
    }, nullptr);
    png_set_IHDR(png, info, 8, 8, 16, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE,
                 PNG_FILTER_TYPE_BASE);
    png_write_info(png, info);
    Bytes row;
    for (int x = 0; x < 8; ++x) row.insert(row.end(), {std::uint8_t(grey), 0});
    for (int y = 0; y < 8; ++y) png_write_row(png, row.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

TEST(Picture, TurnsAPhotographUprightAsItsTagSays) {
    for (int orientation = 1; orientation <= 8; ++orientation)
        for (const bool big : {false, true}) {
            const Bytes bytes = tagged(picture::encode_jpeg(stored(marked(), orientation), 95), orientation, big);
            const auto read = picture::decode(bytes);
            ASSERT_TRUE(read) << orientation;
            ASSERT_EQ(read->size(), marked().size()) << orientation;
            EXPECT_LT(cv::norm(*read, marked(), cv::NORM_L1) / double(marked().total() * 3), 8) << orientation;
        }
}

TEST(Picture, IgnoresAnOrientationThatIsNone) {
    for (const int none : {0, 9, 65535})
        EXPECT_EQ(picture::decode(tagged(picture::encode_jpeg(marked(), 95), none, true))->size(), marked().size());
}

TEST(Picture, ReadsAJpegOfFourInks) {
    for (const bool adobe : {true, false}) {
        const auto read = picture::decode(inks(adobe));
        ASSERT_TRUE(read) << read.error().what;
        const cv::Vec3b colour = read->at<cv::Vec3b>(8, 8);
        EXPECT_LT(colour[0], 40) << adobe;
        EXPECT_GT(colour[2], 215) << adobe;
    }
}

TEST(Picture, TakesSixteenBitsForTheSameLightAsEight) {
    const auto read = picture::decode(sixteen_bits(100));
    ASSERT_TRUE(read);
    EXPECT_NEAR(read->at<cv::Vec3b>(4, 4)[0], 100, 1);
}

TEST(Picture, RefusesOneThatIsThereToKeepAReaderBusy) {
    Bytes png = picture::encode_png(marked());
    const Bytes text{0, 0, 0, 3, 'z', 'T', 'X', 't', 'a', 0, 0, 0, 0, 0, 0};
    for (int i = 0; i < 40; ++i) png.insert(png.begin() + 33, text.begin(), text.end()); // behind the header
    EXPECT_THAT(picture::decode(png).error().what, HasSubstr("too many texts"));
}

TEST(Picture, FindsAnAnimationBehindATextThatNamesItsData) {
    Bytes png = picture::encode_png(marked());
    const Bytes hidden{0, 0, 0, 4, 't', 'E', 'X', 't', 'I', 'D', 'A', 'T', 0, 0, 0, 0,
                       0, 0, 0, 0, 'a', 'c', 'T', 'L', 0, 0, 0, 0};
    png.insert(png.begin() + 33, hidden.begin(), hidden.end());
    EXPECT_THAT(picture::decode(png).error().what, HasSubstr("animated"));
}

TEST(Picture, SaysWhatIsWrong) {
    const Bytes jpeg = picture::encode_jpeg(marked(), 90), png = picture::encode_png(marked());
    Bytes animated = png;
    const Bytes control{0, 0, 0, 8, 'a', 'c', 'T', 'L', 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0};
    animated.insert(animated.begin() + 33, control.begin(), control.end()); // behind the header
    const Bytes cut_jpeg(jpeg.begin(), jpeg.end() - 40), cut_png(png.begin(), png.end() - 30);
    const Bytes gif{'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0};
    const auto why = [](const Bytes& bytes, std::uint64_t most = picture::kMostPixels) {
        const auto read = picture::decode(bytes, most);
        return read ? std::string("read") : read.error().what;
    };
    EXPECT_THAT(why(animated), HasSubstr("animated"));
    EXPECT_THAT(why(cut_jpeg), HasSubstr("cut off"));
    EXPECT_THAT(why(cut_png), HasSubstr("cut off"));
    EXPECT_THAT(why(gif), HasSubstr("neither JPEG nor PNG"));
    EXPECT_THAT(why({}), HasSubstr("empty"));
    EXPECT_THAT(why(jpeg, 100), HasSubstr("too many pixels"));
    EXPECT_THAT(why(png, 100), HasSubstr("too many pixels"));
}

}  // namespace
