// SPDX-License-Identifier: Apache-2.0

#include "kiosk/preview.hpp"

#include <gtest/gtest.h>
#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <set>

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

/// Black and white columns one pixel wide: whatever is covered becomes grey.
Record stripes(int width = 640, int height = 360, std::uint64_t time_ns = 0) {
    std::vector<std::uint8_t> bytes(std::size_t(width) * height);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = i / 4 % 2 ? 255 : 0;
    return Record({.kind = "a.image", .format = "gray8", .storage = copied(bytes), .time_ns = time_ns,
                   .raster = {std::uint32_t(width), std::uint32_t(height), std::uint32_t(width)}});
}

/// Whether the stripes can still be told apart around this pixel.
bool plain_to_see(const Picture& picture, int x, int y) {
    int least = 255, most = 0;
    for (int i = -6; i < 6; ++i) {
        const int light = picture.bgr[std::size_t(y * picture.width + x + i) * 3];
        least = std::min(least, light), most = std::max(most, light);
    }
    return most - least > 100;
}

Places subject_in_the_middle() { return {Area{0.4, 0.4, 0.2, 0.2}, {}, 0}; }

TEST(Preview, CoversWhatIsFurtherFromTheSubjectThanOneBox) {
    PreviewEncoder encoder;
    const Picture picture = decode(encoder.encode(stripes(), subject_in_the_middle()));
    EXPECT_TRUE(plain_to_see(picture, 320, 180)) << "the subject";
    EXPECT_TRUE(plain_to_see(picture, 160, 100)) << "room beside the subject";
    for (const auto& [x, y] : {std::pair(60, 180), {580, 180}, {320, 30}, {320, 340}, {20, 20}})
        EXPECT_FALSE(plain_to_see(picture, x, y)) << x << ", " << y;
}

TEST(Preview, CoversABystanderBesideTheSubjectAndNeverTheSubject) {
    Places places = subject_in_the_middle();
    places.others = {{0.55, 0.4, 0.15, 0.2}};
    PreviewEncoder encoder;
    const Picture picture = decode(encoder.encode(stripes(), places));
    EXPECT_FALSE(plain_to_see(picture, 420, 180)) << "the bystander, within the subject's room";
    EXPECT_TRUE(plain_to_see(picture, 360, 180)) << "the subject, whom the bystander's box touches";
}

TEST(Preview, CoversABystanderWhereNobodyIsTheSubject) {
    PreviewEncoder encoder;
    const Picture picture = decode(encoder.encode(stripes(), {{}, {{0.1, 0.4, 0.1, 0.2}}, 0}));
    EXPECT_FALSE(plain_to_see(picture, 100, 180));
    EXPECT_TRUE(plain_to_see(picture, 400, 180));
}

TEST(Preview, CoversAlikeWhatIsMadeSmallerAndColoured) {
    std::vector<std::uint8_t> bytes(1280 * 720 * 3);
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = i / 3 / 8 % 2 ? 255 : 0;
    PreviewEncoder encoder;
    const Picture picture =
        decode(encoder.encode(raster(1280, 720, 1280 * 3, bytes), subject_in_the_middle()));
    EXPECT_EQ(picture.width, 640);
    EXPECT_TRUE(plain_to_see(picture, 320, 180));
    EXPECT_FALSE(plain_to_see(picture, 60, 180));
}

TEST(Preview, KeepsNoMoreOfABystanderThanAFewTiles) {
    Places places{{}, {{0.2, 0.2, 0.6, 0.6}}, 0};
    PreviewEncoder encoder;
    const Picture picture = decode(encoder.encode(stripes(), places));
    std::set<int> lights;
    for (int x = 130; x < 510; ++x) lights.insert(picture.bgr[std::size_t(180 * 640 + x) * 3] / 8);
    EXPECT_LE(lights.size(), 4u) << "the widest face is three tiles across";
}

TEST(Preview, CoversNothingByPlacesThatAreOld) {
    constexpr std::uint64_t kSecond = 1'000'000'000;
    PreviewEncoder encoder;
    const Picture old = decode(encoder.encode(stripes(640, 360, 5 * kSecond), subject_in_the_middle()));
    EXPECT_TRUE(plain_to_see(old, 60, 180));
    Places recent = subject_in_the_middle();
    recent.time_ns = 5 * kSecond - kSecond / 2;
    EXPECT_FALSE(plain_to_see(decode(encoder.encode(stripes(640, 360, 5 * kSecond), recent)), 60, 180));
}

TEST(Preview, ShowsNoCompressedFrameWithOthersInIt) {
    PreviewEncoder encoder;
    const Record jpeg = raster(0, 0, 0, {0xff, 0xd8, 1, 2, 3}, "jpeg");
    EXPECT_FALSE(encoder.encode(jpeg, subject_in_the_middle()).empty());
    EXPECT_TRUE(encoder.encode(jpeg, {{}, {{0.1, 0.1, 0.1, 0.1}}, 0}).empty());
}

TEST(Preview, SurvivesPlacesThatMakeNoSense) {
    PreviewEncoder encoder;
    for (const Area area : {Area{-9, -9, 100, 100}, Area{5, 5, 1, 1}, Area{0.5, 0.5, 1e-9, 1e-9}})
        EXPECT_FALSE(encoder.encode(stripes(), {area, {area}, 0}).empty());
}

TEST(Places, AreReadFromTheFactsOfAQuality) {
    const auto quality = [](std::vector<Fact> facts) {
        return places_of(Record({.kind = "quality", .facts = std::move(facts), .time_ns = 7}));
    };
    const Places places = quality({{"box.x", {}, 0.1}, {"box.y", {}, 0.2}, {"box.width", {}, 0.3},
                                   {"box.height", {}, 0.4}, {"bystander.2.x", {}, 0.5},
                                   {"bystander.2.y", {}, 0.6}, {"bystander.2.width", {}, 0.1},
                                   {"bystander.2.height", {}, 0.1}, {"unified", {}, 80}});
    ASSERT_TRUE(places.subject);
    EXPECT_EQ(places.subject->width, 0.3);
    ASSERT_EQ(places.others.size(), 1u);
    EXPECT_EQ(places.others[0].x, 0.5);
    EXPECT_EQ(places.time_ns, 7u);
    EXPECT_FALSE(quality({{"box.x", {}, 0.1}, {"unified", {}, 80}}).any());
}

}  // namespace
}  // namespace cotejo::kiosk
