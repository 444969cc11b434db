// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

#include <gmock/gmock.h>
#include <opencv2/imgproc.hpp>

#include "formats.hpp"
#include "picture.hpp"

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;
using cotejo::testing::record;

cv::Mat sample(const std::string& name) {
    std::ifstream file(std::string(PICTURES "/") + name, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    const auto picture = picture::decode(bytes);
    EXPECT_TRUE(picture) << name << ": run scripts/dev/setup, which obtains it";
    return picture ? *picture : cv::Mat(8, 8, CV_8UC3);
}

Record as_jpeg(const cv::Mat& picture) {
    return record("face.image", "jpeg", picture::encode_jpeg(picture, 95));
}

Record as_raster(const cv::Mat& picture) {
    return record("face.image", picture.channels() == 1 ? "gray8" : "bgr8",
                  {picture.data, picture.step * std::size_t(picture.rows)},
                  {std::uint32_t(picture.cols), std::uint32_t(picture.rows), std::uint32_t(picture.step)});
}

std::vector<float> floats(const Record& record) {
    std::vector<float> values(record.data().size() / sizeof(float));
    std::memcpy(values.data(), record.data().data(), record.data().size());
    return values;
}

Record as_template(const std::vector<float>& values) {
    return record("face.template/sface", "f32",
                  {reinterpret_cast<const std::uint8_t*>(values.data()), values.size() * sizeof(float)});
}

const std::string kOne = "obama.jpg", kOneAgain = "obama2.jpg", kOneOnceMore = "obama3.jpg",
                  kOther = "biden.jpg";

class FacePlugin : public testing::TestWithParam<bool> {
protected:
    Results assess(const Record& picture) { return plugin_.run("assess", "quality", {picture}); }

    Results extract(std::vector<Record> pictures) {
        return plugin_.run("extract", "face.template/sface", std::move(pictures));
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

TEST_P(FacePlugin, GivesATemplateOf128NumbersOfUnitLength) {
    const Record made = template_of(kOne);
    EXPECT_EQ(made.kind(), "face.template/sface");
    EXPECT_EQ(made.format(), "f32");
    const std::vector<float> numbers = floats(made);
    ASSERT_EQ(numbers.size(), 128u);
    float length = 0;
    for (const float number : numbers) length += number * number;
    EXPECT_NEAR(length, 1, 1e-5);
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
    double lowest = 100;
    for (const char* name : {"inter-eye-distance", "single-face", "framing", "sharpness", "luminance", "pose"}) {
        ASSERT_TRUE(quality.number(name)) << name;
        lowest = std::min(lowest, *quality.number(name));
    }
    EXPECT_EQ(*quality.number("unified"), lowest);
    EXPECT_TRUE(results.guides.empty());
}

/// What a changed picture is assessed as, and the hint that goes with it.
struct Change {
    const char* measure;
    const char* hint;
    cv::Mat (*make)(const cv::Mat&);
};

TEST_P(FacePlugin, SaysWhatIsWrongAndWhatToDo) {
    const Change changes[] = {
        {"sharpness", "hold-still", [](const cv::Mat& picture) {
             cv::Mat blurred;
             cv::GaussianBlur(picture, blurred, {}, 8);
             return blurred;
         }},
        {"luminance", "more-light", [](const cv::Mat& picture) -> cv::Mat { return picture * 0.2; }},
        {"luminance", "less-light", [](const cv::Mat& picture) -> cv::Mat {
             return picture * 0.25 + cv::Scalar::all(200);
         }},
        {"inter-eye-distance", "come-closer", [](const cv::Mat& picture) {
             cv::Mat frame(720, 1280, CV_8UC3, cv::Scalar::all(128)), small;
             cv::resize(picture, small, {}, 0.3, 0.3, cv::INTER_AREA);
             small.copyTo(frame(cv::Rect({500, 200}, small.size())));
             return frame;
         }},
        {"framing", "centre", [](const cv::Mat& picture) -> cv::Mat {
             return picture(cv::Rect(0, 0, 525, picture.rows)).clone();
         }},
    };
    for (const Change& change : changes) {
        const Results results = assess(as_raster(change.make(sample(kOne))));
        ASSERT_EQ(results.outcome.status, Status::ok) << change.hint;
        EXPECT_LT(*results.records[0].number(change.measure), 60) << change.hint;
        EXPECT_LT(*results.records[0].number("unified"), 60) << change.hint;
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

TEST_P(FacePlugin, RefusesTwoFacesAndAsksForOnePerson) {
    cv::Mat both(1137, 1800, CV_8UC3, cv::Scalar::all(128));
    sample(kOne).copyTo(both(cv::Rect(0, 0, 910, 1137)));
    sample(kOther)(cv::Rect(100, 0, 870, 1137)).copyTo(both(cv::Rect(920, 0, 870, 1137)));
    for (const Results& results : {assess(as_raster(both)), extract({as_raster(both)})}) {
        EXPECT_EQ(results.outcome.status, Status::refused);
        ASSERT_EQ(results.guides.size(), 1u);
        EXPECT_EQ(results.guides[0].hint, "one-person");
    }
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
    if (openvino.why_not().find("built without") != std::string::npos) GTEST_SKIP() << openvino.why_not();
    for (const std::string& name : {kOne, kOneAgain, kOneOnceMore, kOther}) {
        std::vector<std::vector<float>> made;
        for (auto* plugin : {&opencv, &openvino}) {
            const Results results = plugin->run("extract", "face.template/sface", {as_jpeg(sample(name))});
            ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
            made.push_back(floats(results.records[0]));
        }
        EXPECT_GE(std::inner_product(made[0].begin(), made[0].end(), made[1].begin(), 0.0), 0.9999) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(Runs, FacePlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
