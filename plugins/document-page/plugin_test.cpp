// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#include "formats.hpp"
#include "testing.hpp"

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;
using cotejo::testing::record;
using page::testing::seen;

Record of(const char* kind, const cv::Mat& picture) { return record(kind, "png", picture::encode_png(picture)); }

Record visible(const char* condition, std::uint64_t seed = 5) { return of("document.image", seen(condition, seed).picture); }

Record under(pages::Light light, const char* kind, bool copied) {
    return of(kind, seen("table", 5, pages::Kind::passport, {.light = light, .copied = copied}).picture);
}

std::string only_hint(const Results& results) { return results.guides.size() == 1 ? results.guides[0].hint : ""; }

class PagePlugin : public testing::TestWithParam<bool> {
protected:
    Results extract(std::vector<Record> inputs) { return plugin_.run("extract", "document.page", std::move(inputs)); }
    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam()};
};

TEST_P(PagePlugin, GivesThePageUprightWithWhatItIsAndWhereItLay) {
    const pages::Seen picture = seen("upside-down", 5);
    const Results results = extract({of("document.image", picture.picture)});
    ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    ASSERT_EQ(results.records.size(), 1u);
    const Record& page = results.records[0];
    EXPECT_EQ(page.kind(), "document.page");
    EXPECT_EQ(page.format(), "bgr8");
    EXPECT_NEAR(double(page.raster().width) / page.raster().height, 125.0 / 88, 0.05);
    EXPECT_EQ(page.text("page"), "passport");
    EXPECT_EQ(page.text("document.format"), "TD3");
    EXPECT_NEAR(*page.number("corner.1.x"), picture.pages[0][0].x / 1280, 0.01);
    EXPECT_NEAR(*page.number("corner.1.y"), picture.pages[0][0].y / 720, 0.01);
    EXPECT_EQ(page.text("check.mrz-present"), "successful");
    EXPECT_EQ(page.text("check.ab-ir-mrz"), "not-supported");
    EXPECT_EQ(page.text("check.replay"), "undetermined");
}

TEST_P(PagePlugin, AsksAgainForAPageThatIsNotGoodEnough) {
    for (const auto& [condition, hint] : {std::pair{"blur", "hold-still"}, {"cut", "whole-page"}, {"two", "one-document"}}) {
        const Results results = extract({visible(condition)});
        EXPECT_EQ(results.outcome.status, Status::retry) << condition;
        EXPECT_EQ(only_hint(results), hint);
        EXPECT_TRUE(results.records.empty());
    }
    const Results empty = extract({visible("empty")});
    EXPECT_EQ(empty.outcome.status, Status::retry);
    EXPECT_EQ(only_hint(empty), "show-document");
    EXPECT_EQ(only_hint(extract({visible("close", 2)})), "step-back");
}

TEST_P(PagePlugin, AssessesEveryComponentAndSaysWhereThePageIs) {
    const Results results = plugin_.run("assess", "quality", {visible("table")});
    ASSERT_EQ(results.records.size(), 1u) << results.outcome.reason;
    const Record& quality = results.records[0];
    EXPECT_GT(*quality.number("unified"), 75);
    for (const char* name : {"sharpness", "no-glare", "size", "whole-page", "single-page", "flatness", "brightness", "contrast", "real-page"}) {
        ASSERT_TRUE(quality.number(name)) << name;
        EXPECT_GE(*quality.number(name), 0);
        EXPECT_LE(*quality.number(name), 100);
    }
    EXPECT_GT(*quality.number("box.width"), 0.4);
    EXPECT_TRUE(results.guides.empty());
}

TEST_P(PagePlugin, AssessesAPictureWithoutAPageAsWorthNothing) {
    const Results results = plugin_.run("assess", "quality", {visible("empty")});
    EXPECT_EQ(results.outcome.status, Status::ok);
    ASSERT_EQ(results.records.size(), 1u);
    EXPECT_EQ(results.records[0].number("unified"), 0);
    EXPECT_EQ(only_hint(results), "show-document");
}

TEST_P(PagePlugin, DetectsNoAttackInAPageOnATable) {
    const Results results = plugin_.run("detect", "pad", {visible("table")});
    ASSERT_EQ(results.records.size(), 1u) << results.outcome.reason;
    EXPECT_LT(*results.records[0].number("attack"), 0.3);
    EXPECT_EQ(plugin_.run("detect", "pad", {visible("empty")}).outcome.status, Status::retry) << "it did not respond";
}

TEST_P(PagePlugin, ChecksInkInInfraredBesideTheVisiblePage) {
    const Results genuine = extract({under(pages::Light::infrared, "document.infrared", false)});
    ASSERT_EQ(genuine.records.size(), 1u) << genuine.outcome.reason;
    EXPECT_EQ(genuine.records[0].text("check.ab-ir-mrz"), "successful");
    const Results copy = extract({under(pages::Light::infrared, "document.infrared", true), under(pages::Light::visible, "document.image", true)});
    ASSERT_EQ(copy.records.size(), 1u) << copy.outcome.reason;
    EXPECT_EQ(copy.records[0].text("check.ab-ir-mrz"), "failed");
    EXPECT_EQ(copy.records[0].text("check.ab-ir-mrz.reason"), "zone-vanishes");
}

TEST_P(PagePlugin, ChecksPaperUnderUltravioletWhereTheVisiblePageLies) {
    for (const bool copied : {false, true}) {
        const Results results = extract({under(pages::Light::ultraviolet, "document.ultraviolet", copied), under(pages::Light::visible, "document.image", copied)});
        ASSERT_EQ(results.records.size(), 1u) << results.outcome.reason;
        EXPECT_EQ(results.records[0].text("check.br-uv-full"), copied ? "failed" : "successful");
        EXPECT_EQ(results.records[0].text("page"), "passport");
    }
}

TEST_P(PagePlugin, ReadsEveryFormatOfAnImageKindAndRefusesWhatIsNone) {
    const cv::Mat picture = seen("table", 5).picture;
    cv::Mat grey;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    const auto raster = [](const char* format, const cv::Mat& of) {
        return record("document.image", format, {of.data, of.step * std::size_t(of.rows)},
                      {std::uint32_t(of.cols), std::uint32_t(of.rows), std::uint32_t(of.step)});
    };
    EXPECT_EQ(extract({raster("gray8", grey)}).outcome.status, Status::ok);
    EXPECT_EQ(extract({raster("bgr8", picture)}).outcome.status, Status::ok);
    EXPECT_EQ(extract({record("document.image", "jpeg", picture::encode_jpeg(picture, 90))}).outcome.status, Status::ok);
    EXPECT_EQ(extract({record("document.image", "jpeg", "no picture")}).outcome.status, Status::refused);
    EXPECT_EQ(extract({raster("bgr8", picture)}).outcome.status, Status::ok);
}

INSTANTIATE_TEST_SUITE_P(Runs, PagePlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
