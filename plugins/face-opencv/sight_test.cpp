// SPDX-License-Identifier: Apache-2.0

#include "darkened.hpp"
#include "testing.hpp"

#include <gmock/gmock.h>
#include <opencv2/imgproc.hpp>

namespace {

using namespace samples;
using cotejo::Results;
using cotejo::Status;
using testing::HasSubstr;

class Sight : public testing::Test {
protected:
    Results assess(const Record& picture) { return plugin_.run("assess", "quality", {picture}); }

    /// Assesses a frame taken that many milliseconds after a moment.
    Results assess(const cv::Mat& picture, int after_ms) {
        Record::Parts parts;
        parts.kind = "face.image";
        parts.format = "bgr8";
        parts.raster = {std::uint32_t(picture.cols), std::uint32_t(picture.rows), std::uint32_t(picture.step)};
        parts.time_ns = 1'000'000'000'000ull + std::uint64_t(after_ms) * 1'000'000;
        parts.storage = cotejo::copied({picture.data, picture.step * std::size_t(picture.rows)});
        return assess(Record(std::move(parts)));
    }

    void expect_refused(const cv::Mat& picture, const char* reason, const char* hint) {
        for (const Results& results : {assess(as_raster(picture)),
                                       plugin_.run("extract", "face.template/sface-2", {as_raster(picture)})}) {
            EXPECT_EQ(results.outcome.status, Status::refused) << reason;
            EXPECT_THAT(plugin_.log(), HasSubstr(reason));
            ASSERT_EQ(results.guides.size(), 1u) << reason;
            EXPECT_EQ(results.guides[0].hint, hint);
        }
    }

    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, false};
};

/// The sample picture in a frame of a camera, moved by some pixels.
cv::Mat frame(int x, int y = 0) {
    static const cv::Mat small = [] {
        cv::Mat made;
        cv::resize(sample(kOne), made, {480, 600}, 0, 0, cv::INTER_AREA);
        return made;
    }();
    cv::Mat whole(720, 1280, CV_8UC3, cv::Scalar::all(110));
    small.copyTo(whole(cv::Rect({x, y}, small.size())));
    return whole;
}

TEST_F(Sight, RefusesHalfAFaceAndAsksForTheWholeOne) {
    const cv::Mat whole = sample(kOne); // the nose is at 495, 225
    expect_refused(whole(cv::Rect(0, 0, 500, whole.rows)).clone(), "only a part", "whole-face");
    expect_refused(whole(cv::Rect(495, 0, whole.cols - 495, whole.rows)).clone(), "only a part", "whole-face");
}

TEST_F(Sight, RefusesAFaceTooSmallAndAsksToComeCloser) {
    cv::Mat far(600, 800, CV_8UC3, cv::Scalar::all(110)), small;
    cv::resize(sample(kOne), small, {}, 0.055, 0.055, cv::INTER_AREA);
    small.copyTo(far(cv::Rect({300, 200}, small.size())));
    const Results results = assess(as_raster(far));
    EXPECT_EQ(results.outcome.status, Status::refused);
    EXPECT_THAT(plugin_.log(), testing::AnyOf(HasSubstr("too small"), HasSubstr("no face")));
}

TEST_F(Sight, RefusesBlackCartoonsAndNoise) {
    expect_refused(cv::Mat(480, 640, CV_8UC3, cv::Scalar::all(0)), "no face", "look-here");
    cv::Mat noise(480, 640, CV_8UC3);
    cv::RNG(5).fill(noise, cv::RNG::UNIFORM, 0, 255);
    expect_refused(noise, "no face", "look-here");
    cv::Mat cartoon(480, 640, CV_8UC3, cv::Scalar(200, 230, 255));
    cv::circle(cartoon, {320, 240}, 150, cv::Scalar(0, 220, 255), cv::FILLED, cv::LINE_AA);
    for (const int x : {270, 370}) cv::circle(cartoon, {x, 200}, 18, cv::Scalar::all(0), cv::FILLED, cv::LINE_AA);
    cv::ellipse(cartoon, {320, 270}, {80, 60}, 0, 20, 160, cv::Scalar::all(0), 6, cv::LINE_AA);
    EXPECT_EQ(assess(as_raster(cartoon)).outcome.status, Status::refused);
}

TEST_F(Sight, FollowsAFaceFromFrameToFrame) {
    for (int step = 0; step < 25; ++step) {
        const int x = 300 + 6 * step, y = 40 + 2 * step;
        const Results results = assess(frame(x, y), 33 * step);
        ASSERT_EQ(results.outcome.status, Status::ok) << step << results.outcome.reason;
        const Record& quality = results.records[0];
        const double middle = *quality.number("box.x") + *quality.number("box.width") / 2;
        EXPECT_NEAR(middle * 1280, x + 0.54 * 480, 15) << step;
    }
}

TEST_F(Sight, FindsAFaceAgainThatJumped) {
    ASSERT_EQ(assess(frame(50), 0).outcome.status, Status::ok);
    const Results results = assess(frame(750), 33);
    ASSERT_EQ(results.outcome.status, Status::ok);
    EXPECT_GT(*results.records[0].number("box.x"), 0.6);
}

TEST_F(Sight, NoticesSoonThatAFaceIsGone) {
    ASSERT_EQ(assess(frame(300), 0).outcome.status, Status::ok);
    ASSERT_EQ(assess(frame(300), 33).outcome.status, Status::ok);
    const cv::Mat empty(720, 1280, CV_8UC3, cv::Scalar::all(110));
    EXPECT_EQ(assess(empty, 66).outcome.status, Status::refused);
}

TEST_F(Sight, NoticesASecondPersonWithinTenFrames) {
    ASSERT_EQ(assess(frame(50), 0).outcome.status, Status::ok);
    cv::Mat both = frame(50), other;
    cv::resize(sample(kOther), other, {480, 720}, 0, 0, cv::INTER_AREA);
    other(cv::Rect(0, 0, 480, 720)).copyTo(both(cv::Rect(760, 0, 480, 720)));
    int frames = 1;
    while (frames <= 12 && *assess(both, 33 * frames).records.at(0).number("unified") > 0) ++frames;
    EXPECT_LE(frames, 11);
}

TEST_F(Sight, LooksAtAllOfAFrameThatIsNoLaterThanTheLast) {
    ASSERT_EQ(assess(frame(50), 33).outcome.status, Status::ok);
    cv::Mat both = frame(50), other;
    cv::resize(sample(kOther), other, {480, 720}, 0, 0, cv::INTER_AREA);
    other.copyTo(both(cv::Rect(760, 0, 480, 720)));
    EXPECT_EQ(*assess(both, 33).records.at(0).number("unified"), 0) << "what was frozen is judged by itself";
}

TEST_F(Sight, AcquiresFacesInLittleLightAndAsksTheCameraForMore) {
    for (const std::string& name : {kOne, kOneAgain, kOneOnceMore, kOther})
        for (const double steps : {1.0, 2.0, 3.0, 4.0}) {
            const Results results = assess(as_raster(darkened(sample(name), steps)));
            ASSERT_EQ(results.outcome.status, Status::ok) << name << " " << steps;
            EXPECT_GE(*results.records[0].number("unified"), 40) << name << " " << steps;
            EXPECT_GT(*results.records[0].number("exposure"), steps >= 3 ? 0.5 : -1) << name << " " << steps;
        }
}

}  // namespace
