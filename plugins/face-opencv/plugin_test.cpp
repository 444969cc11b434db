// SPDX-License-Identifier: Apache-2.0

#include "testing.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include <gmock/gmock.h>
#include <opencv2/imgproc.hpp>

namespace {

using namespace samples;
using cotejo::Record;
using cotejo::Results;
using cotejo::Status;
using cotejo::testing::record;

std::vector<float> floats(const Record& record) {
    std::vector<float> values(record.data().size() / sizeof(float));
    std::memcpy(values.data(), record.data().data(), record.data().size());
    return values;
}

Record as_template(const std::vector<float>& values) {
    return record("face.template/sface-2", "f32",
                  {reinterpret_cast<const std::uint8_t*>(values.data()), values.size() * sizeof(float)});
}

class FacePlugin : public testing::TestWithParam<bool> {
protected:
    Results assess(const Record& picture) { return plugin_.run("assess", "quality", {picture}); }

    Results extract(std::vector<Record> pictures) {
        return plugin_.run("extract", "face.template/sface-2", std::move(pictures));
    }
    Record template_of(std::vector<Record> pictures) {
        const Results results = extract(std::move(pictures));
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        return results.records.empty() ? as_template(std::vector<float>(128, 1.0f)) : results.records[0];
    }
    Record template_of(const std::string& name) { return template_of({as_jpeg(sample(name))}); }

    std::vector<float> compare(std::vector<Record> templates) {
        const Results results = plugin_.run("compare", "scores", std::move(templates));
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        return results.records.empty() ? std::vector<float>{} : floats(results.records[0]);
    }

    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam()};
};

TEST_P(FacePlugin, ScoresOnePersonAboveAndTwoPeopleBelowTheThresholds) {
    const std::vector<float> scores = compare({template_of(kOne), template_of(kOneAgain), template_of(kOther)});
    ASSERT_EQ(scores.size(), 2u);
    const auto manifest = cotejo::Manifest::load(PLUGIN_FOLDER);
    const auto& calibrated = manifest->does.back().scores;
    ASSERT_FALSE(calibrated.empty());
    EXPECT_GT(scores[0], calibrated.begin()->second) << "one person, the strictest rate";
    EXPECT_LT(scores[1], calibrated.rbegin()->second) << "two people, the loosest rate";
}

TEST_P(FacePlugin, GivesATemplateOf128NumbersAsLongAsItIsSure) {
    const Record made = template_of(kOne);
    EXPECT_EQ(made.kind(), "face.template/sface-2");
    EXPECT_EQ(made.format(), "f32");
    const std::vector<float> numbers = floats(made);
    ASSERT_EQ(numbers.size(), 128u);
    float length = 0;
    for (const float number : numbers) length += number * number;
    EXPECT_GT(std::sqrt(length), 10);
    EXPECT_LT(std::sqrt(length), 16);
}

TEST_P(FacePlugin, GivesTheSmallFormOfTheSameTemplate) {
    const auto in_form = [this](const std::string& name, const char* kind) {
        const Results results = plugin_.run("extract", kind, {as_jpeg(sample(name))});
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        return results.records.at(0);
    };
    std::vector<float> scores;
    for (const char* kind : {"face.template/sface-2", "face.template/sface-2-i8"})
        scores.push_back(compare({in_form(kOne, kind), in_form(kOneAgain, kind)}).at(0));
    EXPECT_EQ(in_form(kOne, "face.template/sface-2-i8").data().size(), 129u);
    EXPECT_NEAR(scores[0], scores[1], 0.005);
}

TEST_P(FacePlugin, AveragesSeveralPicturesOfOnePerson) {
    const Record both = template_of({as_jpeg(sample(kOneAgain)), as_jpeg(sample(kOneOnceMore))});
    const std::vector<float> scores =
        compare({template_of(kOne), both, template_of(kOneAgain), template_of(kOneOnceMore)});
    EXPECT_GT(scores[0], std::min(scores[1], scores[2]));
}

TEST_P(FacePlugin, ComparesATemplateWithItselfAsOne) {
    const Record one = template_of(kOne);
    EXPECT_NEAR(compare({one, one})[0], 1, 1e-5);
}

TEST_P(FacePlugin, ScoresEachTemplateOfAPackedGallery) {
    const Record one = template_of(kOne), other = template_of(kOther);
    std::vector<float> packed = floats(one);
    for (const float number : floats(other)) packed.push_back(number);
    const std::vector<float> scores = compare({one, as_template(packed)});
    ASSERT_EQ(scores.size(), 2u);
    EXPECT_NEAR(scores[0], 1, 1e-5);
    EXPECT_LT(scores[1], 0.5);
}

TEST_P(FacePlugin, FindsTheFaceOfATightPortrait) {
    const cv::Mat whole = sample(kOne);
    cv::Mat small;
    cv::resize(whole(cv::Rect(385, 110, 215, 300)), small, {80, 112}, 0, 0, cv::INTER_AREA);
    const std::vector<float> scores = compare({template_of({as_jpeg(whole)}), template_of({as_jpeg(small)})});
    EXPECT_GT(scores[0], 0.5);
}

TEST_P(FacePlugin, TakesEveryFormatOfAnImageKind) {
    cv::Mat small;
    cv::resize(sample(kOne), small, {}, 0.5, 0.5, cv::INTER_AREA);
    for (const Record& picture : {as_raster(small), as_raster(picture::grey(small)), as_jpeg(small),
                                  record("face.image", "png", picture::encode_png(small))})
        EXPECT_EQ(extract({picture}).outcome.status, Status::ok) << picture.format();
}

TEST_P(FacePlugin, AssessesAGoodPictureAsGoodAndGivesEveryMeasure) {
    const Results results = assess(as_jpeg(sample(kOne)));
    ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    ASSERT_EQ(results.records.size(), 1u);
    const Record& quality = results.records[0];
    EXPECT_EQ(quality.kind(), "quality");
    EXPECT_GE(*quality.number("unified"), 80);
    for (const char* name : {"background-uniformity", "illumination-uniformity", "luminance-mean", "luminance-variance",
                             "under-exposure-prevention", "over-exposure-prevention", "dynamic-range", "sharpness",
                             "no-compression-artefacts", "natural-colour", "single-face-present", "eyes-open",
                             "mouth-closed", "inter-eye-distance", "head-size", "leftward-crop", "rightward-crop",
                             "margin-above", "margin-below", "head-pose-yaw", "head-pose-pitch", "head-pose-roll"}) {
        ASSERT_TRUE(quality.number(name)) << name;
        EXPECT_GE(*quality.number(name), 0) << name;
        EXPECT_LE(*quality.number(name), 100) << name;
    }
    EXPECT_EQ(*quality.number("exposure"), 0);
    EXPECT_NEAR(*quality.number("box.x") + *quality.number("box.width") / 2, 0.54, 0.05);
    EXPECT_TRUE(results.guides.empty());
}

/// What a changed picture is assessed as, and the hint that goes with it.
TEST_P(FacePlugin, GivesThePictureWithoutAnybodyButItsSubject) {
    const cv::Mat one = sample(kOne);
    cv::Mat small, scene(one.rows, one.cols * 2, CV_8UC3, cv::Scalar::all(90));
    one.copyTo(scene(cv::Rect(0, 0, one.cols, one.rows)));
    cv::resize(sample(kOther), small, one.size() / 3, 0, 0, cv::INTER_AREA);
    small.copyTo(scene(cv::Rect(scene.cols - small.cols, 0, small.cols, small.rows)));
    const Results before = assess(as_jpeg(scene));
    ASSERT_EQ(before.records.size(), 1u) << before.outcome.reason;
    EXPECT_TRUE(before.records[0].number("bystander.1.x")) << "somebody stands behind";

    const Results cropped = plugin_.run("extract", "face.image", {as_jpeg(scene)});
    ASSERT_EQ(cropped.records.size(), 1u) << cropped.outcome.reason;
    EXPECT_LT(cropped.records[0].raster().width, std::uint32_t(scene.cols));
    const Results after = assess(cropped.records[0]);
    ASSERT_EQ(after.records.size(), 1u) << after.outcome.reason;
    EXPECT_FALSE(after.records[0].number("bystander.1.x")) << "and is gone";
    const std::vector<float> scores = compare({template_of({cropped.records[0]}), template_of(kOne)});
    ASSERT_EQ(scores.size(), 1u);
    EXPECT_GT(scores[0], 0.9f) << "the subject is the same person as before";
}

struct Change {
    const char* measure;
    const char* hint;
    cv::Mat (*make)(const cv::Mat&);
};

/// A lamp at one side of the face in the middle of the picture, none at the other.
cv::Mat side_lit(const cv::Mat& picture, bool left_is_darker) {
    cv::Mat lit = picture.clone();
    for (int x = 0; x < lit.cols; ++x) {
        const double from_dark = std::clamp((left_is_darker ? x - 430 : 550 - x) / 120.0, 0.0, 1.0);
        lit.col(x) *= 0.15 + 0.85 * from_dark;
    }
    return lit;
}

TEST_P(FacePlugin, SaysWhatIsWrongAndWhatToDo) {
    const Change changes[] = {
        {"sharpness", "hold-still", [](const cv::Mat& picture) {
             cv::Mat blurred;
             cv::GaussianBlur(picture, blurred, {}, 8);
             return blurred;
         }},
        {"luminance-mean", "more-light", [](const cv::Mat& picture) -> cv::Mat { return picture * 0.2; }},
        {"luminance-mean", "less-light", [](const cv::Mat& picture) -> cv::Mat {
             return picture * 0.2 + cv::Scalar::all(204);
         }},
        {"illumination-uniformity", "light-right", [](const cv::Mat& picture) { return side_lit(picture, true); }},
        {"illumination-uniformity", "light-left", [](const cv::Mat& picture) { return side_lit(picture, false); }},
        {"inter-eye-distance", "come-closer", [](const cv::Mat& picture) {
             cv::Mat frame(720, 1280, CV_8UC3, cv::Scalar::all(128)), small;
             cv::resize(picture, small, {}, 0.3, 0.3, cv::INTER_AREA);
             small.copyTo(frame(cv::Rect({500, 200}, small.size())));
             return frame;
         }},
        {"rightward-crop", "centre", [](const cv::Mat& picture) -> cv::Mat {
             return picture(cv::Rect(0, 0, 600, picture.rows)).clone();
         }},
    };
    for (const Change& change : changes) {
        const Results results = assess(as_raster(change.make(sample(kOne))));
        ASSERT_EQ(results.outcome.status, Status::ok) << change.hint;
        EXPECT_LT(*results.records[0].number(change.measure), 60) << change.hint;
        EXPECT_LT(*results.records[0].number("unified"), 75) << change.hint;
        ASSERT_EQ(results.guides.size(), 1u) << change.hint;
        EXPECT_EQ(results.guides[0].hint, change.hint);
    }
}

TEST_P(FacePlugin, RefusesAPictureWithoutAFaceAndAsksToLookHere) {
    const cv::Mat empty(480, 640, CV_8UC3, cv::Scalar::all(90));
    for (const Results& results : {assess(as_raster(empty)), extract({as_raster(empty)})}) {
        EXPECT_EQ(results.outcome.status, Status::refused);
        ASSERT_EQ(results.guides.size(), 1u);
        EXPECT_EQ(results.guides[0].hint, "look-here");
    }
}

TEST_P(FacePlugin, TakesNoPictureOfTwoFacesSaysWhereTheyAreAndAsksForOnePerson) {
    cv::Mat both(1137, 1800, CV_8UC3, cv::Scalar::all(128));
    sample(kOne).copyTo(both(cv::Rect(0, 0, 910, 1137)));
    sample(kOther)(cv::Rect(100, 0, 870, 1137)).copyTo(both(cv::Rect(920, 0, 870, 1137)));
    EXPECT_EQ(extract({as_raster(both)}).outcome.status, Status::refused);
    const Results judged = assess(as_raster(both));
    ASSERT_EQ(judged.outcome.status, Status::ok);
    ASSERT_EQ(judged.guides.size(), 1u);
    EXPECT_EQ(judged.guides[0].hint, "one-person");
    EXPECT_EQ(judged.records[0].number("unified"), 0);
    EXPECT_TRUE(judged.records[0].number("box.x"));
    EXPECT_TRUE(judged.records[0].number("bystander.1.x"));
}

TEST_P(FacePlugin, RefusesPicturesThatCannotBeReadAndGoesOn) {
    std::vector<std::uint8_t> cut = picture::encode_jpeg(sample(kOne), 90);
    cut.resize(cut.size() / 2);
    EXPECT_EQ(extract({record("face.image", "jpeg", cut)}).outcome.status, Status::refused);
    EXPECT_EQ(extract({record("face.image", "png", std::string_view("no picture"))}).outcome.status, Status::refused);
    const cv::Mat huge(5000, 10000, CV_8UC1, cv::Scalar(0));
    EXPECT_EQ(extract({record("face.image", "png", picture::encode_png(huge))}).outcome.status, Status::refused);
    EXPECT_EQ(extract({as_jpeg(sample(kOne))}).outcome.status, Status::ok);
}

TEST_P(FacePlugin, CallsWhatIsNoTemplateInvalid) {
    const Record good = template_of(kOne);
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const std::vector<float>& bad : {std::vector<float>(127, 0.1f), std::vector<float>(128, 0.0f),
                                          std::vector<float>(128, nan)}) {
        const auto status = [this](const Record& a, const Record& b) {
            return plugin_.run("compare", "scores", {a, b}).outcome.status;
        };
        EXPECT_EQ(status(good, as_template(bad)), Status::invalid);
        EXPECT_EQ(status(as_template(bad), good), Status::invalid);
    }
}

TEST(FaceRuntimes, MakeTheSameTemplates) {
    cotejo::testing::RunningPlugin opencv{PLUGIN_FOLDER, false, {{"runtime", "opencv"}}};
    cotejo::testing::RunningPlugin openvino{PLUGIN_FOLDER, false, {{"runtime", "openvino"}}};
    if (!openvino && !std::filesystem::exists(PICTURES "/../openvino/libs")) GTEST_SKIP() << openvino.why_not();
    ASSERT_TRUE(openvino) << openvino.why_not(); // set-up obtained it: it must be built in, and start
    for (const std::string& name : {kOne, kOneAgain, kOneOnceMore, kOther}) {
        std::vector<std::vector<float>> made;
        for (auto* plugin : {&opencv, &openvino}) {
            const Results results = plugin->run("extract", "face.template/sface-2", {as_jpeg(sample(name))});
            ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
            made.push_back(floats(results.records[0]));
        }
        EXPECT_GE(std::inner_product(made[0].begin(), made[0].end(), made[1].begin(), 0.0), 0.9999) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(Runs, FacePlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
