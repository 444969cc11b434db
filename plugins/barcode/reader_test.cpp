// SPDX-License-Identifier: Apache-2.0
//
// Codes that zint draws, read under bad conditions.

#include "reader.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "codes.hpp"

namespace {

using codes::Condition;
using codes::Hardness;
using codes::Symbology;

constexpr auto kForEver = barcode::Reader::Clock::time_point::max();
constexpr std::array kMatrix{Symbology::pdf417, Symbology::aztec, Symbology::qr, Symbology::data_matrix};

barcode::Look look(barcode::Reader& reader, const cv::Mat& picture) {
    return reader.look(picture, kForEver, [](const barcode::Look& look) { return !look.read.empty(); }, [] { return false; });
}

/// Draws, spoils and reads; says whether just what was drawn was read.
bool reads(Symbology symbology, bool card, Condition condition, Hardness hardness, codes::Random& random) {
    const std::string bytes = card ? codes::cedula(random) : codes::boarding_pass(random);
    const cv::Mat code = codes::drawn(symbology, bytes);
    EXPECT_FALSE(code.empty()) << "zint cannot be run";
    barcode::Reader reader;
    const barcode::Look seen = look(reader, codes::seen(code, condition, hardness, random));
    EXPECT_TRUE(seen.read.empty() || seen.read == std::vector{bytes}) << "something else was read";
    return seen.read == std::vector{bytes};
}

TEST(Reader, ReadsEverySymbologyAtAnyAngle) {
    codes::Random random(11);
    for (const Symbology symbology : kMatrix)
        for (int i = 0; i < 8; ++i)
            EXPECT_TRUE(reads(symbology, false, Condition::turned, Hardness::hard, random)) << int(symbology) << ", " << i;
}

TEST(Reader, ReadsNineteenOfTwentyUnderTheUsualConditions) {
    codes::Random random(12);
    int read = 0, turned = 0;
    for (int condition = 0; condition < codes::kConditions; ++condition)
        for (int i = 0; i < 12; ++i) {
            const bool card = i % 4 == 3;
            const Symbology symbology = card ? Symbology::pdf417 : kMatrix[std::size_t(i % 4)];
            const bool good = reads(symbology, card, Condition(condition), Hardness::usual, random);
            read += good;
            turned += good && Condition(condition) == Condition::turned;
        }
    EXPECT_GE(read, 92); // of 96
    EXPECT_GE(turned, 11); // of 12
}

TEST(Reader, ReadsACodeWhoseCornersThePictureCutsOff) {
    codes::Random random(13);
    for (int i = 0; i < 6; ++i)
        EXPECT_TRUE(reads(Symbology::pdf417, i % 2, Condition::turned, Hardness::usual, random)) << i;
}

TEST(Reader, FindsEveryCodeOfAPage) {
    codes::Random random(14);
    const std::string one = codes::boarding_pass(random), other = codes::boarding_pass(random);
    const cv::Mat wide = codes::drawn(Symbology::pdf417, one), square = codes::drawn(Symbology::aztec, other);
    cv::Mat page(wide.rows + square.rows + 60, std::max(wide.cols, square.cols) + 40, CV_8UC1, cv::Scalar(255));
    wide.copyTo(page(cv::Rect({20, 20}, wide.size())));
    square.copyTo(page(cv::Rect({20, wide.rows + 40}, square.size())));
    barcode::Reader reader;
    const auto both = [](const barcode::Look& look) { return look.read.size() >= 2; };
    auto read = reader.look(page, kForEver, both, [] { return false; }).read;
    EXPECT_EQ(std::set<std::string>(read.begin(), read.end()), (std::set{one, other}));
}

TEST(Reader, SaysThatACodeIsDamaged) {
    codes::Random random(15);
    cv::Mat code = codes::drawn(Symbology::pdf417, codes::boarding_pass(random));
    code(cv::Rect(code.cols / 3, 0, code.cols / 3, code.rows)) = 255;
    barcode::Reader reader;
    const barcode::Look seen = look(reader, codes::seen(code, Condition::clean, Hardness::usual, random));
    EXPECT_TRUE(seen.read.empty());
    EXPECT_TRUE(seen.damaged);
}

TEST(Reader, LeavesThePictureAsItIs) {
    cv::Mat picture(250, 333, CV_8UC1);
    cv::randu(picture, 0, 256);
    const cv::Mat before = picture.clone();
    barcode::Reader reader;
    EXPECT_TRUE(look(reader, picture).read.empty());
    EXPECT_EQ(cv::countNonZero(picture != before), 0);
}

TEST(Reader, ReadsCode128WhereAsked) {
    const cv::Mat code = codes::drawn(Symbology::code_128, "W-0042");
    codes::Random random(16);
    const cv::Mat picture = codes::seen(code, Condition::turned, Hardness::hard, random);
    barcode::Reader with_linear(barcode::Codes::with_linear), without;
    EXPECT_EQ(look(with_linear, picture).read, std::vector<std::string>{"W-0042"});
    EXPECT_TRUE(look(without, picture).read.empty());
}

TEST(Reader, StopsWhenToldTo) {
    cv::Mat picture(300, 300, CV_8UC1);
    cv::randu(picture, 0, 256);
    barcode::Reader reader;
    int asked = 0;
    reader.look(picture, kForEver, [](const barcode::Look&) { return false; }, [&] { return ++asked == 2; });
    EXPECT_EQ(asked, 2);
}

}  // namespace
