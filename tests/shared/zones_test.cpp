// SPDX-License-Identifier: Apache-2.0
//
// Machine readable zones of another hand's making: how many are read to the letter, and that none is read wrongly.

#include <gtest/gtest.h>

#include <iterator>
#include <map>

#include "picture.hpp"
#include "reading.hpp"
#include "shared/listed_zones.hpp"

namespace shared {
namespace {

const std::filesystem::path kZones = std::filesystem::path(MATERIAL) / "documents/mrz";

struct Rate {
    int pictures = 0, right = 0, wrong = 0;
};

/// Reads every picture of a list and prints the rates by condition.
Rate rate(const std::filesystem::path& list) {
    auto networks = zone::Networks::load(MODELS "/locator.onnx", MODELS "/reader.onnx");
    EXPECT_TRUE(networks);
    std::map<std::string, Rate> rates;
    Rate all;
    for (const ListedZone& listed : listed_zones(list)) {
        std::ifstream file(listed.picture, std::ios::binary);
        const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
        const auto picture = picture::decode(bytes);
        EXPECT_TRUE(picture) << listed.picture;
        if (!picture) continue;
        const zone::Look look = zone::look_for_zone(picture::grey(*picture), *networks, [] { return false; });
        for (Rate* one : {&all, &rates[listed.condition]}) {
            ++one->pictures;
            one->right += look.reading && look.reading->mrz.lines == listed.lines;
            one->wrong += look.reading && look.reading->mrz.lines != listed.lines;
        }
    }
    for (const auto& [condition, one] : rates)
        std::printf("%-10s %3d of %3d right, %d wrong\n", condition.c_str(), one.right, one.pictures, one.wrong);
    return all;
}

TEST(Zones, DrawnByOthersAreRead) {
    if (!std::filesystem::exists(kZones / "synth/synth.csv")) GTEST_SKIP() << "there is no " << kZones;
    const Rate all = rate(kZones / "synth/synth.csv");
    EXPECT_GE(all.right, all.pictures * 85 / 100);
    EXPECT_EQ(all.wrong, 0);
}

TEST(Zones, OfSpecimensAreRead) {
    if (!std::filesystem::exists(kZones / "specimen/specimen.csv")) GTEST_SKIP() << "there is no " << kZones;
    const Rate all = rate(kZones / "specimen/specimen.csv");
    EXPECT_GE(all.right, all.pictures * 50 / 100);
    EXPECT_EQ(all.wrong, 0);
}

}  // namespace
}  // namespace shared
