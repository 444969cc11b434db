// SPDX-License-Identifier: Apache-2.0

#include "cut.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace {

/// A page whose grey says where a pixel is.
cv::Mat ramp(cv::Size size) {
    cv::Mat page(size, CV_8UC1);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            page.at<uchar>(y, x) = uchar(255.0 * (0.5 * x / size.width + 0.5 * y / size.height));
    return page;
}

TEST(Cut, KnowsWhereItsPixelsLieOnThePage) {
    const cv::Mat picture = ramp({1500, 1000});
    const zone::Page page(picture);
    const std::vector<zone::Cut> cuts{page.whole(640), page.part({700, 500}, {1, 0}, 1, {200, 100}),
                                      page.part({700, 500}, {-0.6f, 0.8f}, 3.3f, {200, 100}),
                                      page.part({700, 500}, {0, -1}, 0.4f, {200, 100})};
    for (const zone::Cut& cut : cuts)
        for (const cv::Point at : {cv::Point(5, 5), cv::Point(cut.grey.cols - 6, 9), cv::Point(60, 70)}) {
            const cv::Point2f home = cut.to_page(at);
            EXPECT_NEAR(cut.grey.at<uchar>(at), picture.at<uchar>(cv::Point(home)), 2) << at << home;
        }
}

TEST(Cut, StripHasTheLinesMiddleInItsMiddleAndALetterEverySixteenPixels) {
    cv::Mat picture(900, 1400, CV_8UC1, cv::Scalar(255));
    const cv::Point2f left(300, 700), along(0.8f, -0.6f);
    for (int i = 0; i < 36; ++i) // a dot where each letter stands, 27 pixels apart
        cv::circle(picture, left + along * (27.0f * (float(i) + 0.5f)), 5, cv::Scalar(0), cv::FILLED);
    const zone::Line line{left, left + along * (27.0f * 36), 27, 1};
    const zone::Cut strip = zone::Page(picture).strip(line, 36);
    ASSERT_EQ(strip.grey.size(), cv::Size(40 * 16, 32));
    for (int i = 0; i < 36; ++i) {
        EXPECT_LT(strip.grey.at<uchar>(16, 16 * (i + 2) + 8), 80) << i;
        EXPECT_GT(strip.grey.at<uchar>(16, 16 * (i + 2)), 200) << i;
    }
}

TEST(Cut, GoesOnBeyondThePagesEdge) {
    const zone::Page page(ramp({300, 200}));
    EXPECT_EQ(page.part({0, 0}, {1, 1}, 2, {64, 64}).grey.size(), cv::Size(64, 64));
    EXPECT_EQ(zone::Page(cv::Mat(1, 1, CV_8UC1, cv::Scalar(9))).whole(640).grey.at<uchar>(0, 0), 9);
}

}  // namespace
