// SPDX-License-Identifier: Apache-2.0

#include "measures.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace {

/// A face seen straight on: eyes this far apart, the rest in proportion, its middle at (x, y).
face::Face straight(float between_eyes, float x = 320, float y = 240) {
    const float d = between_eyes;
    return {{x - d, y - d, 2 * d, 2.6f * d},
            {{{x - d / 2, y - d / 4}, {x + d / 2, y - d / 4}, {x, y + d * 0.3f},
              {x - d * 0.4f, y + d * 0.75f}, {x + d * 0.4f, y + d * 0.75f}}},
            0.9f};
}

/// Squares of black and white.
cv::Mat detailed() {
    cv::Mat picture(96, 96, CV_8UC1);
    for (int y = 0; y < 96; ++y)
        for (int x = 0; x < 96; ++x) picture.at<std::uint8_t>(y, x) = (x / 12 + y / 12) % 2 ? 220 : 30;
    return picture;
}

TEST(Measures, EyeDistanceGrowsFromTwentyToNinetyPixels) {
    EXPECT_EQ(face::eye_distance(straight(15)), 0);
    EXPECT_NEAR(face::eye_distance(straight(55)), 50, 0.1);
    EXPECT_EQ(face::eye_distance(straight(120)), 100);
}

TEST(Measures, ASecondFaceCountsByItsSize) {
    EXPECT_EQ(face::single_face(0), 100);
    EXPECT_NEAR(face::single_face(0.25f), 75, 0.1);
    EXPECT_EQ(face::single_face(1), 0);
}

TEST(Measures, FramingFallsWhenTheFaceIsCutOff) {
    EXPECT_EQ(face::framing(straight(80), {640, 480}), 100);
    EXPECT_LT(face::framing(straight(80, 40), {640, 480}), 60);
    EXPECT_EQ(face::framing(straight(80, 0), {640, 480}), 0);
}

TEST(Measures, SharpnessFallsWithBlur) {
    const cv::Mat sharp = detailed();
    double before = face::sharpness(sharp);
    EXPECT_EQ(before, 100);
    for (const double blur : {1.0, 2.0, 3.0, 4.0, 6.0}) {
        cv::Mat blurred;
        cv::GaussianBlur(sharp, blurred, {}, blur);
        const double now = face::sharpness(blurred);
        EXPECT_LE(now, before) << blur;
        before = now;
    }
    EXPECT_LT(before, 30);
    EXPECT_EQ(face::sharpness(cv::Mat(96, 96, CV_8UC1, cv::Scalar(90))), 0);
}

TEST(Measures, LuminanceFallsTowardsBlackAndWhite) {
    const auto of = [](int brightness) {
        return face::luminance(cv::Mat(128, 128, CV_8UC1, cv::Scalar(brightness)));
    };
    EXPECT_EQ(of(10), 0);
    EXPECT_NEAR(of(45), 50, 0.1);
    EXPECT_EQ(of(120), 100);
    EXPECT_NEAR(of(225), 50, 0.1);
    EXPECT_EQ(of(250), 0);
}

TEST(Measures, PoseFallsWhenTheNoseTurnsAside) {
    face::Face face = straight(80);
    EXPECT_EQ(face::pose(face), 100);
    face.points[face::nose].x += 24;
    EXPECT_NEAR(face::pose(face), 50, 1);
    face.points[face::nose].x += 40;
    EXPECT_EQ(face::pose(face), 0);
}

TEST(Measures, PoseFallsWhenTheHeadIsTilted) {
    face::Face face = straight(80);
    const double turn = 35 * CV_PI / 180;
    for (cv::Point2f& point : face.points) {
        const cv::Point2f p = point - cv::Point2f(320, 240);
        point = {float(320 + p.x * std::cos(turn) - p.y * std::sin(turn)),
                 float(240 + p.x * std::sin(turn) + p.y * std::cos(turn))};
    }
    EXPECT_NEAR(face::pose(face), 20, 1);
}

TEST(Measures, PoseOfPointsInOnePlaceIsNone) {
    face::Face face = straight(80);
    face.points.fill({320, 240});
    EXPECT_EQ(face::pose(face), 0);
}

TEST(Measures, AFaceOutsideThePictureGivesABlackOne) {
    const cv::Mat cut = face::standard_face(cv::Mat(480, 640, CV_8UC3), straight(40, -300));
    EXPECT_EQ(cv::countNonZero(cut), 0);
}

}  // namespace
