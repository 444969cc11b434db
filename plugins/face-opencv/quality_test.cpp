// SPDX-License-Identifier: Apache-2.0

#include "quality.hpp"
#include "testing_subject.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "picture.hpp"

namespace {

/// What the shipped policy asks a face for; see config/policy.yaml.
constexpr double kPolicyAsks = 40;

/// A sharp face of skin colour that fills a portrait.
face::Subject good() {
    face::Subject subject = samples::plain();
    subject.portrait = cv::Mat(face::kPortrait, CV_8UC3);
    for (int y = 0; y < subject.portrait.rows; ++y)
        for (int x = 0; x < subject.portrait.cols; ++x) {
            const double shade = 0.7 + 0.4 * y / subject.portrait.rows + ((x / 6 + y / 6) % 2 ? 0.2 : 0.0);
            subject.portrait.at<cv::Vec3b>(y, x) = cv::Vec3b(cv::saturate_cast<std::uint8_t>(120 * shade),
                cv::saturate_cast<std::uint8_t>(150 * shade), cv::saturate_cast<std::uint8_t>(190 * shade));
        }
    subject.luminance = picture::grey(subject.portrait);
    return subject;
}

void relight(face::Subject& subject, double gain, double offset = 0) {
    subject.portrait = subject.portrait * gain + cv::Scalar::all(offset);
    subject.luminance = picture::grey(subject.portrait);
}

std::string hint_for(const face::Subject& subject) { return face::hint(face::measure(subject)); }
double unified(const face::Subject& subject) { return face::unified(face::measure(subject)); }

TEST(Quality, OfAGoodPictureIsHighAndNeedsNoHint) {
    EXPECT_GE(unified(good()), 75);
    EXPECT_EQ(hint_for(good()), "");
}

TEST(Quality, OfNoLightAloneIsLowEnoughToRefuseAFace) {
    for (const auto& [gain, offset] : {std::pair{0.5, 0.0}, {0.25, 0.0}, {0.1, 0.0}, {0.3, 180.0}, {1.0, 120.0}}) {
        face::Subject subject = good();
        relight(subject, gain, offset);
        for (const face::Measure& measure : face::measure(subject)) {
            if (measure.name == std::string("sharpness")) continue;
            EXPECT_GE(measure.effect, kPolicyAsks) << measure.name << " " << gain << " " << offset;
        }
    }
}

TEST(Quality, OfNothingThatAPersonMayBeUnableToChangeIsLowEnoughToRefuseThem) {
    face::Subject subject = good();
    subject.eyes = {0, 0};
    EXPECT_GE(unified(subject), kPolicyAsks);
    EXPECT_EQ(hint_for(subject), "open-eyes");
}

TEST(Quality, OfAFaceTooFarAwayTurnedOrBlurredIsLow) {
    face::Subject far = good(), turned = good(), blurred = good();
    far.eye_distance = 25;
    turned.pose.yaw = 40;
    cv::GaussianBlur(blurred.portrait, blurred.portrait, {}, 8);
    relight(blurred, 1);
    for (const auto& [subject, hint] : {std::pair{far, "come-closer"}, {turned, "look-straight"}, {blurred, "hold-still"}}) {
        EXPECT_LT(unified(subject), kPolicyAsks) << hint;
        EXPECT_EQ(hint_for(subject), hint);
    }
}

TEST(Quality, FollowsTheEncodersCertainty) {
    std::vector<face::Measure> measures = face::measure(good());
    const double before = face::unified(measures);
    measures.push_back(face::certainty(14.2f));
    EXPECT_NEAR(face::unified(measures), before, 1e-3);
    measures.back() = face::certainty(11.0f);
    EXPECT_NEAR(face::unified(measures), 59.5, 0.1);
    EXPECT_STREQ(face::hint(measures), "");
    measures.back() = face::certainty(8.0f);
    EXPECT_LT(face::unified(measures), kPolicyAsks);
    EXPECT_STREQ(face::hint(measures), "look-straight");
}

TEST(Quality, TellsTheSideOfTheTravellerThatNeedsLight) {
    face::Subject subject = good();
    subject.luminance(subject.left_cheek) *= 0.3; // the picture's left
    EXPECT_EQ(hint_for(subject), "light-right");
    subject = good();
    subject.luminance(subject.right_cheek) *= 0.3;
    EXPECT_EQ(hint_for(subject), "light-left");
}

TEST(Quality, TellsWhetherTheChinIsTooLowOrTooHigh) {
    face::Subject subject = good();
    subject.pose.pitch = 38;
    EXPECT_EQ(hint_for(subject), "look-up");
    subject.pose.pitch = -38;
    EXPECT_EQ(hint_for(subject), "look-down");
}

TEST(Quality, TellsAHeadTooLargeFromOneThatIsOffTheMiddle) {
    face::Subject aside = good(), large = good();
    aside.left_eye.x = 50, aside.right_eye.x = 170;
    EXPECT_EQ(hint_for(aside), "centre");
    large.eye_distance = 300, large.left_eye.x = 170, large.right_eye.x = 470;
    EXPECT_EQ(hint_for(large), "step-back");
}

TEST(Quality, SaysTheWorstFirst) {
    face::Subject subject = good();
    subject.pose.roll = 30;
    subject.eye_distance = 25;
    EXPECT_EQ(hint_for(subject), "come-closer");
}

TEST(Quality, ExposesTowardsGreyAndLeavesSkinItsTone) {
    face::Subject subject = good();
    relight(subject, 1);
    EXPECT_EQ(face::exposure(subject), 0);
    relight(subject, 0.6); // darker skin in the same light
    EXPECT_EQ(face::exposure(subject), 0);
    relight(subject, 0.25);
    EXPECT_GT(face::exposure(subject), 1);
    relight(subject, 0, 250);
    EXPECT_LT(face::exposure(subject), -0.5);
}

}  // namespace
