// SPDX-License-Identifier: Apache-2.0

#include "level.hpp"

#include <gtest/gtest.h>

namespace {

/// Stripes of 8 pixels, dark ones at even places.
cv::Mat stripes(int width, int height) {
    cv::Mat picture(height, width, CV_8UC1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) picture.at<std::uint8_t>(y, x) = x / 8 % 2 ? 255 : 0;
    return picture;
}

void expect_stripes(const cv::Mat& level) {
    for (int x = 4; x < level.cols; x += 8) {
        const int value = level.at<std::uint8_t>(level.rows / 2, x);
        if (x / 8 % 2) EXPECT_GT(value, 200) << x;
        else EXPECT_LT(value, 55) << x;
    }
}

TEST(Level, BringsWeakPrintToFullContrast) {
    cv::Mat weak;
    stripes(400, 300).convertTo(weak, CV_8U, .08, 120);
    expect_stripes(barcode::level(weak));
}

TEST(Level, EvensOutAShadow) {
    cv::Mat shaded = stripes(800, 300);
    for (int x = 0; x < shaded.cols; ++x) shaded.col(x) *= 1 - .85 * x / shaded.cols;
    expect_stripes(barcode::level(shaded));
}

TEST(Level, GivesPaperWhereNothingStandsOut) {
    const cv::Mat level = barcode::level(cv::Mat(200, 200, CV_8UC1, cv::Scalar(40)));
    EXPECT_EQ(cv::countNonZero(level != 255), 0);
}

TEST(Level, TakesPicturesOfAnySize) {
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(1, 700), cv::Size(3, 2), cv::Size(4100, 5)})
        EXPECT_EQ(barcode::level(cv::Mat(size, CV_8UC1, cv::Scalar(9))).size(), size);
}

}  // namespace
