// SPDX-License-Identifier: Apache-2.0

#include "grid.hpp"

#include <gtest/gtest.h>

#include "networks.hpp"

namespace {

/// What a reader says of this text whose letters stand at first + pitch * i + bend * i * (i - n + 1).
cv::Mat scores(const std::string& text, float first, float pitch, float bend = 0) {
    cv::Mat out(int(text.size() + 4) * 4, 38, CV_32F, std::log(0.0001f));
    out.col(zone::Strip::kBlank) = std::log(0.99f);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const float at = first + pitch * float(i) + bend * float(i) * (float(i) - float(text.size()) + 1);
        for (const int step : {int(std::floor(at)), int(std::floor(at)) + 1}) { // one or two, as it was trained
            if (step < 0 || step >= out.rows || text[i] == '?' || std::abs(at - float(step)) > 0.75f) continue;
            out.at<float>(step, zone::Strip::kBlank) = std::log(0.02f);
            out.at<float>(step, int(mrz::kAlphabet.find(text[i]))) = std::log(0.95f);
        }
    }
    return out;
}

std::string read(const cv::Mat& given, const zone::Grid& grid) {
    std::string text;
    for (const mrz::Cell& cell : zone::cells(given, grid))
        text += mrz::kAlphabet[std::size_t(std::max_element(cell.begin(), cell.end()) - cell.begin())];
    return text;
}

const std::string kLine = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

TEST(Grid, FindsLettersThatBeginAnywhereAndAreWiderOrNarrower) {
    for (const float first : {5.0f, 8.0f, 9.5f, 12.0f})
        for (const float pitch : {3.85f, 4.0f, 4.12f}) {
            const cv::Mat given = scores(kLine, first, pitch);
            EXPECT_EQ(read(given, zone::lay_grid(given, 44)), kLine) << first << ' ' << pitch;
        }
}

TEST(Grid, FollowsLettersThatGrowNarrowerAlongTheLine) {
    for (const float bend : {-0.003f, 0.003f}) {
        const cv::Mat given = scores(kLine, 9.5f, 4.0f, bend);
        EXPECT_EQ(read(given, zone::lay_grid(given, 44)), kLine) << bend;
    }
}

TEST(Grid, KeepsItsPlaceOverLettersThatNobodySees) {
    std::string partly = kLine;
    partly.replace(14, 6, "??????");
    const cv::Mat given = scores(partly, 9.5f, 4.0f);
    const std::string text = read(given, zone::lay_grid(given, 44));
    EXPECT_EQ(text.substr(0, 14), kLine.substr(0, 14));
    EXPECT_EQ(text.substr(20), kLine.substr(20));
}

TEST(Grid, IsWorthLessWhereNoLettersStand) {
    const cv::Mat given = scores(kLine, 9.5f, 4.0f);
    EXPECT_GT(zone::lay_grid(given, 44).worth, 2.0f);
    EXPECT_LT(zone::lay_grid(scores(std::string(44, '?'), 9.5f, 4.0f), 44).worth, 0.0f);
}

TEST(Grid, MovesByWholeLetters) {
    const cv::Mat given = scores(kLine, 9.5f, 4.0f);
    const zone::Grid moved = zone::moved(zone::lay_grid(given, 44), 1);
    EXPECT_EQ(read(given, moved).substr(0, 43), kLine.substr(1));
}

TEST(Grid, IsEvenOnlyWhereEachCellHasALetterOfItsOwn) {
    const auto even = [](const std::string& line, int count) {
        const cv::Mat given = scores(line, 9.5f, 4.0f * float(count - 1) / float(line.size() - 1));
        return zone::is_even(given, zone::lay_grid(given, count));
    };
    EXPECT_TRUE(even(kLine, 44));
    EXPECT_FALSE(even(kLine.substr(0, 42), 44)) << "two letters too few: some are seen twice";
    EXPECT_FALSE(even(kLine.substr(0, 20) + "?" + kLine.substr(21), 44)) << "a cell without a letter";
}

TEST(Cells, AreProbabilities) {
    const cv::Mat given = scores(kLine, 9.5f, 4.0f);
    for (const mrz::Cell& cell : zone::cells(given, zone::lay_grid(given, 44))) {
        double sum = 0;
        for (const float log : cell) sum += std::exp(log);
        EXPECT_NEAR(sum, 1, 1e-4);
    }
}

}  // namespace
