// SPDX-License-Identifier: Apache-2.0

#include "kiosk/preview.hpp"

#include <gtest/gtest.h>
#include <turbojpeg.h>

#include <memory>

namespace cotejo::kiosk {
namespace {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> bgr;
};

Picture decode(std::span<const std::uint8_t> jpeg) {
    Picture picture;
    const std::unique_ptr<void, int (*)(void*)> turbo(tjInitDecompress(), tjDestroy);
    int sampling = 0, colours = 0;
    if (tjDecompressHeader3(turbo.get(), jpeg.data(), jpeg.size(), &picture.width, &picture.height,
                            &sampling, &colours) != 0)
        return {};
    picture.bgr.resize(std::size_t(picture.width) * picture.height * 3);
    tjDecompress2(turbo.get(), jpeg.data(), jpeg.size(), picture.bgr.data(), picture.width, 0,
                  picture.height, TJPF_BGR, 0);
    return picture;
}

Record raster(std::uint32_t width, std::uint32_t height, std::uint32_t stride,
              const std::vector<std::uint8_t>& bytes, std::string format = "bgr8") {
    return Record({.kind = "a.image", .format = std::move(format), .storage = copied(bytes),
                   .raster = {width, height, stride}});
}

Record plain(std::uint32_t width, std::uint32_t height, std::uint8_t shade) {
    return raster(width, height, width * 3, std::vector<std::uint8_t>(width * height * 3, shade));
}

TEST(Preview, HalvesAFrameOf720LinesAndKeepsItsLight) {
    PreviewEncoder encoder;
    const Picture picture = decode(encoder.encode(plain(1280, 720, 200)));
    EXPECT_EQ(picture.width, 640);
    EXPECT_EQ(picture.height, 360);
    EXPECT_NEAR(picture.bgr[640 * 180 * 3], 200, 2);
}

TEST(Preview, AveragesThePixelsItPutsTogether) {
    std::vector<std::uint8_t> stripes(1280 * 720 * 3);
    for (std::size_t i = 0; i < stripes.size(); ++i) stripes[i] = i / 3 % 2 ? 200 : 100;
    PreviewEncoder encoder;
    const Picture picture = decode(encoder.encode(raster(1280, 720, 1280 * 3, stripes)));
    for (const int at : {0, 640 * 3 * 7 + 300, 640 * 360 * 3 - 1}) EXPECT_NEAR(picture.bgr[at], 150, 3);
}

TEST(Preview, NeverGoesBelow640By360) {
    PreviewEncoder encoder;
    EXPECT_EQ(decode(encoder.encode(plain(1279, 720, 9))).width, 1279);
    EXPECT_EQ(decode(encoder.encode(plain(640, 480, 9))).width, 640);
    EXPECT_EQ(decode(encoder.encode(plain(1920, 1080, 9))).width, 640);
    EXPECT_EQ(decode(encoder.encode(plain(320, 240, 9))).width, 320);
}

TEST(Preview, EncodesGrayFramesAndPaddedRows) {
    PreviewEncoder encoder;
    const Picture gray = decode(encoder.encode(raster(100, 50, 128, std::vector<std::uint8_t>(128 * 50, 77), "gray8")));
    EXPECT_EQ(gray.width, 100);
    EXPECT_NEAR(gray.bgr[0], 77, 2);
}

TEST(Preview, GivesCompressedFramesAsTheyAre) {
    PreviewEncoder encoder;
    const std::vector<std::uint8_t> bytes = {0xff, 0xd8, 1, 2, 3};
    const Record jpeg = raster(0, 0, 0, bytes, "jpeg");
    const auto given = encoder.encode(jpeg);
    EXPECT_EQ(std::vector(given.begin(), given.end()), bytes);
    EXPECT_TRUE(encoder.encode(raster(0, 0, 0, std::vector<std::uint8_t>(kLargestPreview + 1), "jpeg")).empty());
}

TEST(Preview, ShowsNothingOfAFrameThatLiesAboutItself) {
    PreviewEncoder encoder;
    const std::vector<std::uint8_t> few(100);
    EXPECT_TRUE(encoder.encode(raster(1280, 720, 3840, few)).empty());
    EXPECT_TRUE(encoder.encode(raster(10, 10, 3, few)).empty()) << "rows longer than their stride";
    EXPECT_TRUE(encoder.encode(raster(0, 10, 0, few)).empty());
    EXPECT_TRUE(encoder.encode(raster(4'000'000'000, 1, 4'000'000'000, few)).empty());
    EXPECT_TRUE(encoder.encode(raster(2, 2, 6, few, "f32")).empty());
    EXPECT_FALSE(encoder.encode(plain(64, 64, 1)).empty()) << "and the next frame is shown";
}

}  // namespace
}  // namespace cotejo::kiosk
