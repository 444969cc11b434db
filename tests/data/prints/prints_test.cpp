// SPDX-License-Identifier: Apache-2.0
//
// Synthetic prints: the same everywhere, and like what a reader gives.

#include "prints.hpp"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

namespace cotejo::prints {
namespace {

std::uint64_t digest(const Print& print) {  // FNV-1a
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const std::uint8_t pixel : print.pixels) hash = (hash ^ pixel) * 0x100000001b3u;
    return hash;
}

double mean(const Print& print, std::uint32_t from, std::uint32_t to) {
    const auto first = print.pixels.begin() + static_cast<std::ptrdiff_t>(from) * print.width;
    const auto last = print.pixels.begin() + static_cast<std::ptrdiff_t>(to) * print.width;
    return std::accumulate(first, last, 0.0) / static_cast<double>(last - first);
}

// Another compiler, processor or C library must give these; whoever changes how prints are made
// writes what it gives then, and measures the plugins' scores anew.
TEST(Prints, AreTheseBytesOnEveryMachine) {
    EXPECT_EQ(digest(generate(1, 0)), 0x6bb8f6026f58f56au);
    EXPECT_EQ(digest(generate(18446744073709551615u, 4294967295u)), 0xf160b1a26d07bff4u);
}

TEST(Prints, DifferFromTouchToTouchAndFingerToFinger) {
    EXPECT_EQ(generate(1, 1).pixels, generate(1, 1).pixels);
    EXPECT_NE(generate(1, 1).pixels, generate(1, 2).pixels);
    EXPECT_NE(generate(1, 1).pixels, generate(2, 1).pixels);
}

TEST(Prints, AreDarkRidgesOnLight) {
    const Print print = generate(1, 0);
    ASSERT_EQ(print.pixels.size(), std::size_t{print.width} * print.height);
    EXPECT_GT(*std::ranges::max_element(print.pixels), 200);
    EXPECT_LT(*std::ranges::min_element(print.pixels), 120);
    // About half of the skin is ridges.
    EXPECT_NEAR(mean(print, print.height / 4, print.height / 2), 150, 25);
}

TEST(Prints, SayTheirResolutionAsPng) {
    const std::vector<std::uint8_t> file = png(generate(1, 0));
    const std::string chunk = "pHYs";
    const auto at = std::search(file.begin(), file.end(), chunk.begin(), chunk.end());
    ASSERT_LT(at + 13, file.end());
    const std::vector<std::uint8_t> said(at + 4, at + 13);
    EXPECT_EQ(said, (std::vector<std::uint8_t>{0, 0, 0x4c, 0xe5, 0, 0, 0x4c, 0xe5, 1}));  // 19685/m
}

TEST(Prints, ArePlainAsPgm) {
    const Print print = generate(1, 0);
    const std::vector<std::uint8_t> file = pgm(print);
    const std::string head = "P5\n288 360\n255\n";
    ASSERT_EQ(file.size(), head.size() + print.pixels.size());
    EXPECT_TRUE(std::equal(head.begin(), head.end(), file.begin()));
}

}  // namespace
}  // namespace cotejo::prints
