// SPDX-License-Identifier: Apache-2.0

#include "lines.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace {

/// Heat as a good locator would give it for lines of letters 10 pixels wide, read at this angle.
zone::Heat heat(cv::Point2f centre, double degrees, int lines, float letters, float spacing = 24) {
    const cv::Size size(160, 120);
    zone::Heat heat{cv::Mat(size, CV_32F, -8.0f), cv::Mat(size, CV_32F, 0.0f), cv::Mat(size, CV_32F, 0.0f),
                    cv::Mat(size, CV_32F, std::log2(10.0f) - 3)};
    const float angle = float(degrees * CV_PI / 180);
    const cv::Point2f u(std::cos(angle), std::sin(angle)), v(-u.y, u.x);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const cv::Point2f at = cv::Point2f(float(x) * 4 + 1.5f, float(y) * 4 + 1.5f) - centre;
            if (std::abs(at.dot(u)) > letters * 5) continue;
            for (int i = 0; i < lines; ++i)
                if (std::abs(at.dot(v) - (float(i) - float(lines - 1) / 2) * spacing) < 3.4f) heat.core.at<float>(y, x) = 8;
            heat.cosine.at<float>(y, x) = u.x;
            heat.sine.at<float>(y, x) = u.y;
        }
    return heat;
}

TEST(Lines, AreFoundInAnyDirectionAndInTheOrderTheyAreRead) {
    for (int degrees = 0; degrees < 360; degrees += 17) {
        const std::vector<zone::Zone> zones = zone::find_zones(heat({320, 240}, degrees, 3, 30));
        ASSERT_EQ(zones.size(), 1u) << degrees;
        ASSERT_EQ(zones[0].lines.size(), 3u) << degrees;
        const cv::Point2f u(float(std::cos(degrees * CV_PI / 180)), float(std::sin(degrees * CV_PI / 180)));
        for (int i = 0; i < 3; ++i) {
            const zone::Line& line = zones[0].lines[std::size_t(i)];
            EXPECT_NEAR(line.length(), 300, 6) << degrees;
            EXPECT_NEAR(line.letters(), 30, 0.7) << degrees;
            EXPECT_GT((line.right - line.left).dot(u), 0) << degrees;
            const cv::Point2f middle = (line.left + line.right) * 0.5f - cv::Point2f(320, 240);
            EXPECT_NEAR(middle.dot(u), 0, 3) << degrees;
            EXPECT_NEAR(middle.dot({-u.y, u.x}), (i - 1) * 24, 1.5) << degrees;
        }
    }
}

TEST(Lines, OfTwoDocumentsMakeTwoZones) {
    zone::Heat both = heat({200, 100}, 0, 2, 36);
    const zone::Heat other = heat({440, 360}, 90, 2, 20);
    other.core.copyTo(both.core, other.core > 0);
    other.cosine.copyTo(both.cosine, other.core > 0);
    other.sine.copyTo(both.sine, other.core > 0);
    const std::vector<zone::Zone> zones = zone::find_zones(both);
    ASSERT_EQ(zones.size(), 2u);
    EXPECT_EQ(zones[0].lines.size(), 2u);
    EXPECT_EQ(zones[1].lines.size(), 2u);
    EXPECT_GT(zones[0].weight(), zones[1].weight());
}

TEST(Lines, GoOnBehindAGapOfAFewLetters) {
    zone::Heat heat_with_gap = heat({320, 240}, 0, 2, 44);
    heat_with_gap.core(cv::Rect(90, 0, 8, 120)) = -8.0f;
    const std::vector<zone::Zone> zones = zone::find_zones(heat_with_gap);
    ASSERT_EQ(zones.size(), 1u);
    for (const zone::Line& line : zones[0].lines) EXPECT_NEAR(line.letters(), 44, 1);
}

TEST(Lines, AreNotMadeOfNothingOrOfSpecks) {
    EXPECT_TRUE(zone::find_zones(heat({320, 240}, 0, 0, 44)).empty());
    EXPECT_TRUE(zone::find_zones(heat({320, 240}, 0, 1, 0.5f)).empty());
}

}  // namespace
