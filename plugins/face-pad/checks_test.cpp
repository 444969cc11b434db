// SPDX-License-Identifier: Apache-2.0
//
// Each check by itself, on frames that are made for it.

#include "checks.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "fusion.hpp"

namespace pad {
namespace {

const cv::Size kPicture(320, 320);

/// A head of random but always the same shape, 150 pixels tall, turned by `yaw` as a solid or, with `flat`,
/// as a picture of it on paper.
face::Shape shape(double yaw, bool flat = false) {
    cv::RNG random(7);
    const double c = std::cos(yaw * CV_PI / 180), s = std::sin(yaw * CV_PI / 180);
    face::Shape shape;
    for (cv::Point3f& point : shape.points) {
        const double x = random.uniform(-55.0, 55.0), y = random.uniform(-75.0, 75.0), z = random.uniform(-40.0, 40.0);
        const double depth = flat ? 0 : z, near = 1 / (1 + (s * x + c * depth) / 900); // seen from 900 away
        point = {float(160 + near * (c * x - s * depth)), float(160 + near * y), float(s * x + c * z)};
    }
    return shape;
}

Frame frame(std::uint64_t time_ms, double yaw = 0, bool flat = false) {
    Frame frame{.time_ns = time_ms * 1'000'000, .shape = shape(yaw, flat), .stance = {yaw, 0.3, 150}, .box = {85, 85, 150, 150}};
    frame.grey = cv::Mat(kPicture, CV_8U, cv::Scalar(120));
    cv::RNG(time_ms).fill(frame.grey, cv::RNG::NORMAL, 120, 6);
    cv::cvtColor(frame.grey, frame.colour, cv::COLOR_GRAY2BGR);
    return frame;
}

Sample sample(std::vector<Frame> frames) {
    Sample sample;
    sample.frames = std::move(frames);
    sample.best = sample.frames.front();
    return sample;
}

double found(const std::vector<Finding>& findings, const std::string& name) {
    for (const Finding& finding : findings)
        if (finding.name == name) return finding.attack;
    return -1;
}

TEST(Flatness, IsLowForAHeadThatTurns) {
    EXPECT_LT(flatness(sample({frame(0), frame(100, 22)})).value(), 0.5);
}

TEST(Flatness, IsHighForAPictureThatSeemsToTurn) {
    EXPECT_GT(flatness(sample({frame(0), frame(100, 22, true)})).value(), 0.8);
}

TEST(Flatness, IsNotJudgedWithoutATurn) { EXPECT_FALSE(flatness(sample({frame(0), frame(100, 5)}))); }

TEST(Jump, IsNoHeadsWhenItTurnsInAMillisecond) {
    EXPECT_LT(jump(sample({frame(0), frame(300, 25)})).value(), 1);
    EXPECT_GT(jump(sample({frame(0), frame(1, 25)})).value(), 3);
}

TEST(Repeat, FindsTheSameFrameAgainUnderAnotherTime) {
    Frame again = frame(0);
    again.time_ns = 500'000'000;
    EXPECT_LT(nearest_repeat(sample({frame(0), frame(100), again})).value(), 0.35);
}

TEST(Repeat, FindsAFrameThatWasMadeBrighter) {
    Frame again = frame(0);
    again.time_ns = 500'000'000;
    again.grey.convertTo(again.grey, -1, 1.05, 3);
    EXPECT_LT(nearest_repeat(sample({frame(0), again})).value(), 0.7);
}

TEST(Repeat, DoesNotTakeTwoFramesOfOneSceneForOne) {
    EXPECT_GT(nearest_repeat(sample({frame(0), frame(100), frame(200)})).value(), 1);
}

TEST(Times, OfTwoFramesAreNoCamerasWhenTheyAreOneOrHardlyApart) {
    EXPECT_EQ(found(judge(sample({frame(0), frame(2)})), "times"), 1);
    EXPECT_EQ(found(judge(sample({frame(0), frame(33)})), "times"), 0);
    Sample one_time = sample({frame(5), frame(5)});
    one_time.impossible_times = true;
    EXPECT_EQ(found(judge(one_time), "times"), 1);
}

TEST(SharedNoise, IsFoundWhereAStillPictureIsMoved) {
    Frame still = frame(0), moved = frame(100);
    cv::GaussianBlur(still.grey, still.grey, {}, 0.7);
    const cv::Mat move = (cv::Mat_<double>(2, 3) << 1, 0, 6, 0, 1, 3);
    cv::warpAffine(still.grey, moved.grey, move, kPicture);
    for (cv::Point3f& point : moved.shape.points) point += cv::Point3f(6, 3, 0);
    EXPECT_GT(shared_noise(sample({still, moved})).value(), 0.98);
    EXPECT_LT(shared_noise(sample({still, frame(100)})).value(), 0.5);
}

TEST(Noise, IsMissingInARenderedPicture) {
    Frame clean = frame(0);
    clean.grey = cv::Mat(kPicture, CV_8U, cv::Scalar(90));
    EXPECT_LT(least_noise(sample({clean})).value(), 0.12);
    EXPECT_GT(least_noise(sample({frame(0)})).value(), 1);
}

TEST(Noise, IsNotJudgedWhereOthersWerePaintedOver) {
    Frame painted = frame(0);
    painted.grey.rowRange(0, 200).setTo(128);
    EXPECT_GT(least_noise(sample({painted})).value(), 1);
}

TEST(Pattern, IsTheGridOfAScreen) {
    Frame screen = frame(0);
    for (int y = 0; y < kPicture.height; ++y)
        for (int x = 0; x < kPicture.width; ++x)
            screen.grey.at<uchar>(y, x) = cv::saturate_cast<uchar>(screen.grey.at<uchar>(y, x) + 8 * std::sin(1.9 * x + 0.7 * y));
    EXPECT_GT(pattern(sample({screen})).value(), 32);
    EXPECT_LT(pattern(sample({frame(0)})).value(), 20);
}

TEST(Edges, OfASheetAroundTheFaceAreCounted) {
    Frame sheet = frame(0), plain = frame(0);
    plain.stance.size = sheet.stance.size = 100;
    cv::rectangle(sheet.grey, {30, 20, 250, 280}, cv::Scalar(250), 5);
    EXPECT_GE(frame_around(sample({sheet})).value(), 3);
    EXPECT_EQ(frame_around(sample({plain})).value(), 0);
}

TEST(Fusion, GrowsWithEveryFinding) {
    const std::vector<Finding> least{{"a", 0.1, false}, {"b", 0.2, false}, {"c", 0.3, true}};
    for (std::size_t i = 0; i < least.size(); ++i) {
        std::vector<Finding> more = least;
        more[i].attack = 0.9;
        EXPECT_GT(attack(more), attack(least)) << more[i].name;
    }
}

TEST(Fusion, IsAnAttackWhenOneCheckIsSure) { EXPECT_EQ(attack({{"a", 0, false}, {"b", 1, false}}), 1); }

TEST(Fusion, NeverDecidesByHintsAlone) { EXPECT_LT(attack({{"a", 0, false}, {"c", 1, true}}), 0.2); }

}  // namespace
}  // namespace pad
