// SPDX-License-Identifier: Apache-2.0

#include "components.hpp"
#include "testing_subject.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "mesh_points.hpp"
#include "picture.hpp"

namespace {

using samples::plain;

/// The same in other light.
face::Subject lit(double gain, double offset = 0) {
    face::Subject subject = plain();
    for (int y = 0; y < subject.portrait.rows; ++y) // from a quarter below to a quarter above the middle
        subject.portrait.row(y) *= 0.75 + 0.5 * y / subject.portrait.rows;
    subject.portrait = subject.portrait * gain + cv::Scalar::all(offset);
    subject.luminance = picture::grey(subject.portrait);
    return subject;
}

TEST(Components, LuminanceFallsTowardsBlackAndWhite) {
    EXPECT_GT(*face::luminance_mean(lit(1)), 95);
    EXPECT_LT(*face::luminance_mean(lit(0.2)), 20);
    EXPECT_LT(*face::luminance_mean(lit(0.2, 200)), 20);
    EXPECT_EQ(*face::under_exposure_prevention(lit(1)), 100);
    EXPECT_LT(*face::under_exposure_prevention(lit(0.1)), 30);
    EXPECT_EQ(*face::over_exposure_prevention(lit(0.5)), 100);
    EXPECT_LT(*face::over_exposure_prevention(lit(1, 200)), 3);
}

TEST(Components, DynamicRangeAndVarianceNeedDifferentLevels) {
    EXPECT_EQ(*face::dynamic_range(plain()), 0);
    EXPECT_GT(*face::dynamic_range(lit(1)), 70);
    EXPECT_LT(*face::luminance_variance(plain()), 1);
    EXPECT_GT(*face::luminance_variance(lit(1)), *face::luminance_variance(lit(0.3)));
}

TEST(Components, IlluminationIsUniformWhenBothCheeksAreAlike) {
    face::Subject subject = lit(1);
    EXPECT_GT(*face::illumination_uniformity(subject), 95);
    subject.luminance(subject.left_cheek) *= 0.5;
    EXPECT_LT(*face::illumination_uniformity(subject), 20);
}

TEST(Components, ColourIsNaturalForSkinOfEveryToneAndNotForBlueOrGreenOnes) {
    for (const cv::Scalar& skin : {cv::Scalar(120, 150, 190), cv::Scalar(180, 205, 240), cv::Scalar(35, 50, 80)}) {
        face::Subject subject = plain();
        subject.portrait.setTo(skin);
        EXPECT_GT(*face::natural_colour(subject), 90) << skin;
    }
    for (const cv::Scalar& odd : {cv::Scalar(200, 120, 100), cv::Scalar(100, 200, 100)}) {
        face::Subject subject = plain();
        subject.portrait.setTo(odd);
        EXPECT_LT(*face::natural_colour(subject), 60) << odd;
    }
}

TEST(Components, ColourOfAGreyPictureIsNotJudged) {
    face::Subject subject = plain();
    subject.portrait.setTo(cv::Scalar::all(140));
    EXPECT_FALSE(face::natural_colour(subject));
}

/// Squares of two greys under a blur, then noise.
face::Subject checkered(double blur, double noise = 0) {
    face::Subject subject = plain();
    for (int y = 0; y < subject.luminance.rows; ++y)
        for (int x = 0; x < subject.luminance.cols; ++x)
            subject.luminance.at<std::uint8_t>(y, x) = (x / 12 + y / 12) % 2 ? 190 : 60;
    if (blur > 0) cv::GaussianBlur(subject.luminance, subject.luminance, {}, blur);
    cv::Mat dust(subject.luminance.size(), CV_16S);
    cv::RNG(7).fill(dust, cv::RNG::NORMAL, 0, noise);
    cv::add(subject.luminance, dust, subject.luminance, {}, CV_8U);
    return subject;
}

TEST(Components, SharpnessFallsWithBlurAndIsNotFooledByNoise) {
    double before = *face::sharpness(checkered(0.8));
    EXPECT_GT(before, 90);
    for (const double blur : {1.6, 3.2, 4.8, 7.0}) {
        const double now = *face::sharpness(checkered(blur));
        EXPECT_LE(now, before) << blur;
        before = now;
    }
    EXPECT_LT(before, 20);
    EXPECT_LT(*face::sharpness(checkered(7, 12)), 40) << "noise is no detail";
}

TEST(Components, CompressionShowsAsAGridOfEight) {
    face::Subject subject = plain();
    cv::RNG(3).fill(subject.picture, cv::RNG::NORMAL, 128, 40);
    cv::GaussianBlur(subject.picture, subject.picture, {}, 4);
    EXPECT_GT(*face::no_compression_artefacts(subject), 95);
    for (int y = 0; y + 8 <= subject.picture.rows; y += 8)
        for (int x = 0; x + 8 <= subject.picture.cols; x += 8) {
            cv::Mat block = subject.picture(cv::Rect(x, y, 8, 8));
            block.setTo(cv::mean(block));
        }
    EXPECT_LT(*face::no_compression_artefacts(subject), 10);
}

TEST(Components, BackgroundIsMeasuredBesideTheHeadWhereThereIsAny) {
    face::Subject subject = plain();
    subject.left_eye.x = 290, subject.right_eye.x = 350, subject.eye_distance = 60;
    EXPECT_GT(*face::background_uniformity(subject), 99);
    cv::RNG(3).fill(subject.picture, cv::RNG::UNIFORM, 0, 255);
    EXPECT_LT(*face::background_uniformity(subject), 40);
    subject.eye_distance = 300;
    EXPECT_FALSE(face::background_uniformity(subject));
}

TEST(Components, EyesAreAsOpenAsTheOneThatIsOpenLess) {
    face::Subject subject = plain();
    EXPECT_EQ(*face::eyes_open(subject), 100);
    subject.eyes.right = 0.1;
    EXPECT_EQ(*face::eyes_open(subject), 0);
}

TEST(Components, MouthIsOpenByTheGapOfTheInnerLips) {
    face::Subject subject = plain();
    EXPECT_GT(*face::mouth_closed(subject), 95);
    subject.shape.points[std::size_t(face::kInnerLips.lower[4])].y += 60;
    EXPECT_LT(*face::mouth_closed(subject), 20);
}

TEST(Components, AFaceSeenFromTheSideCountsByTheDistanceItsEyesWouldHave) {
    face::Subject subject = plain();
    EXPECT_NEAR(*face::inter_eye_distance(subject), 92.4, 0.1);
    subject.eye_distance = 60, subject.pose.yaw = 60;
    EXPECT_NEAR(*face::inter_eye_distance(subject), 92.4, 0.1);
}

TEST(Components, RoomIsMeasuredToEachEdgeByItself) {
    using Crop = std::optional<double> (*)(const face::Subject&);
    const Crop crops[] = {face::leftward_crop, face::rightward_crop, face::margin_above, face::margin_below};
    const cv::Point2f towards[] = {{-200, 0}, {200, 0}, {0, -250}, {0, 300}};
    for (int edge = 0; edge < 4; ++edge) {
        face::Subject subject = plain();
        const double before = *crops[edge](subject);
        subject.left_eye += towards[edge], subject.right_eye += towards[edge], subject.chin += towards[edge];
        EXPECT_LT(*crops[edge](subject), before / 4) << edge;
        EXPECT_GE(*crops[edge ^ 1](subject), *crops[edge ^ 1](plain())) << edge;
    }
}

TEST(Components, HeadSizeIsBestAt45HundredthsOfTheHeight) {
    face::Subject subject = plain();
    subject.eyes_to_chin = 0.45f * 800;
    EXPECT_NEAR(*face::head_size(subject), 100, 0.1);
    subject.eyes_to_chin = 0.2f * 800;
    EXPECT_LT(*face::head_size(subject), 5);
}

TEST(Components, PoseFallsAsTheHeadTurns) {
    using Turn = std::optional<double> (*)(const face::Subject&);
    for (const auto& [turn, angle] : {std::pair<Turn, double face::Pose::*>{face::head_pose_yaw, &face::Pose::yaw},
                                      {face::head_pose_pitch, &face::Pose::pitch},
                                      {face::head_pose_roll, &face::Pose::roll}}) {
        face::Subject subject = plain();
        EXPECT_EQ(*turn(subject), 100);
        subject.pose.*angle = -45;
        EXPECT_NEAR(*turn(subject), 50, 0.1);
        subject.pose.*angle = 120;
        EXPECT_NEAR(*turn(subject), 0, 0.1);
    }
}

TEST(Components, ASecondFaceCountsByItsArea) {
    face::Subject subject = plain();
    EXPECT_EQ(*face::single_face_present(subject), 100);
    subject.second_to_first = 0.5f;
    EXPECT_NEAR(*face::single_face_present(subject), 75, 0.1);
}

}  // namespace
