// SPDX-License-Identifier: Apache-2.0

#include "c40.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace seal {

namespace {

std::optional<std::string> decoded(std::vector<std::uint8_t> bytes) { return decode_c40(bytes); }

// ICAO 9303-13 appendix A and BSI TR-03137-1 annex B have these two.
TEST(C40, ReadsTheStandardsExamples) {
    EXPECT_EQ(decoded({0xEB, 0x04, 0x66, 0xA9}), "XK CD");
    EXPECT_EQ(decoded({0xEB, 0x11, 0xFE, 0x45}), "XKCD");
}

TEST(C40, ReadsEveryCharacterOfItsChart) {
    const std::string chart = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (std::size_t i = 0; i < chart.size(); ++i) {
        const unsigned packed = 1600u * unsigned(i + 3) + 40u * unsigned(i + 3) + unsigned(i + 3) + 1;
        const auto text = decoded({std::uint8_t(packed / 256), std::uint8_t(packed % 256)});
        EXPECT_EQ(text, std::string(3, chart[i]));
    }
}

TEST(C40, ReadsNothingAsAnEmptyText) { EXPECT_EQ(decoded({}), ""); }

TEST(C40, RefusesWhatNoTextPacksInto) {
    EXPECT_EQ(decoded({0xEB}), std::nullopt) << "an odd number of bytes";
    EXPECT_EQ(decoded({0x00, 0x00}), std::nullopt) << "below the smallest pair";
    EXPECT_EQ(decoded({0xFF, 0xFF}), std::nullopt) << "above the largest";
    EXPECT_EQ(decoded({0x06, 0x41}), std::nullopt) << "a shift in the first place";
    EXPECT_EQ(decoded({0x66, 0xA9, 0xEB, 0x04}), std::nullopt) << "padding before the end";
    EXPECT_EQ(decoded({0xFE, 0x45, 0xEB, 0x04}), std::nullopt) << "a single character before the end";
    EXPECT_EQ(decoded({0xFE, 0x62}), std::nullopt) << "a small letter";
    EXPECT_EQ(decoded({0xFE, 0x00}), std::nullopt) << "no character";
}

}  // namespace

}  // namespace seal
