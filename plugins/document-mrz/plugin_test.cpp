// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#include <gmock/gmock.h>
#include <opencv2/imgproc.hpp>

#include "camera.hpp"
#include "formats.hpp"
#include "page.hpp"
#include "picture.hpp"

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;
using cotejo::testing::record;

Record as_png(const cv::Mat& picture) {
    return record("document.image", "png", picture::encode_png(picture));
}

pages::Page page(pages::Kind kind, std::uint64_t person = 0) {
    pages::Options options;
    options.design = person + 1;
    return *pages::draw(kind, person ? pages::invented(person) : pages::Person{}, options);
}

/// A page as a camera of 1500 pixels sees it.
cv::Mat seen(const pages::Page& page, std::string_view condition, std::uint64_t seed = 1) {
    return pages::see(page, condition, seed, {1500, 1060})->picture;
}

std::vector<std::string> lines(const Record& record) {
    std::vector<std::string> lines;
    while (const auto line = record.text("line." + std::to_string(lines.size() + 1))) lines.emplace_back(*line);
    return lines;
}

class MrzPlugin : public testing::TestWithParam<bool> {
protected:
    Results extract(const cv::Mat& picture) {
        return plugin_.run("extract", "document.mrz", {as_png(picture)});
    }
    void expect_read(const pages::Page& page, const cv::Mat& picture) {
        const Results results = extract(picture);
        ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        ASSERT_EQ(results.records.size(), 1u);
        EXPECT_EQ(lines(results.records[0]), page.mrz);
        EXPECT_TRUE(results.guides.empty());
    }
    void expect_asked(const cv::Mat& picture, const std::string& hint) {
        const Results results = extract(picture);
        EXPECT_EQ(results.outcome.status, Status::retry);
        EXPECT_TRUE(results.records.empty());
        ASSERT_EQ(results.guides.size(), 1u);
        EXPECT_EQ(results.guides[0].hint, hint);
    }
    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam()};
};

TEST_P(MrzPlugin, ReadsEveryFormatThereIs) {
    for (const auto kind : {pages::Kind::passport, pages::Kind::card_back, pages::Kind::td2, pages::Kind::visa_a,
                            pages::Kind::visa_b, pages::Kind::emergency}) {
        SCOPED_TRACE(pages::name(kind));
        const pages::Page document = page(kind, 5);
        expect_read(document, seen(document, "table"));
    }
}

TEST_P(MrzPlugin, SaysWhatTheZoneSaysAndHowSureItIs) {
    const Results results = extract(seen(page(pages::Kind::passport), "table"));
    ASSERT_EQ(results.records.size(), 1u) << results.outcome.reason;
    const Record& zone = results.records[0];
    EXPECT_EQ(zone.kind(), "document.mrz");
    EXPECT_EQ(zone.text("document.format"), "TD3");
    EXPECT_EQ(zone.text("document.number"), "L898902C3");
    EXPECT_EQ(zone.text("surname"), "ERIKSSON");
    EXPECT_EQ(zone.text("given-names"), "ANNA MARIA");
    EXPECT_EQ(zone.text("birth.date.short"), "740812");
    EXPECT_EQ(zone.text("check.digit.composite"), "successful");
    const auto surname = std::ranges::find(zone.facts(), "surname", &cotejo::Fact::name);
    ASSERT_NE(surname, zone.facts().end());
    EXPECT_GT(surname->value, 0.9);
    EXPECT_LE(surname->value, 1.0);
}

TEST_P(MrzPlugin, ReadsAPageUpsideDownAndTurnedByAnyAngle) {
    const pages::Page document = page(pages::Kind::passport, 3);
    expect_read(document, seen(document, "upside-down"));
    for (const std::uint64_t seed : {1, 2, 3}) {
        SCOPED_TRACE(seed);
        expect_read(document, seen(document, "rotated", seed));
    }
}

TEST_P(MrzPlugin, ReadsAPageFromAsideInShadowAndInNoise) {
    const pages::Page document = page(pages::Kind::passport, 4);
    for (const char* condition : {"persp", "shadow", "noise", "jpeg"}) {
        SCOPED_TRACE(condition);
        expect_read(document, seen(document, condition));
    }
}

TEST_P(MrzPlugin, AsksForADocumentWhenThereIsNone) {
    expect_asked(cv::Mat(720, 1280, CV_8UC3, cv::Scalar::all(255)), "show-document");
    expect_asked(seen(page(pages::Kind::passport), "empty"), "show-document");
}

TEST_P(MrzPlugin, AsksToTurnAPageWithoutAZone) {
    expect_asked(seen(page(pages::Kind::card_front), "table"), "turn-page");
}

TEST_P(MrzPlugin, AsksForTheWholePageWhenHalfTheZoneIsOutside) {
    expect_asked(seen(page(pages::Kind::passport, 6), "half-mrz"), "whole-page");
}

TEST_P(MrzPlugin, AsksForOneDocumentWhenThereAreTwo) {
    cv::Mat two(1060, 1500, CV_8UC3, cv::Scalar::all(80));
    for (const int at : {0, 1}) {
        cv::Mat small;
        const cv::Mat flat = page(pages::Kind::td2, std::uint64_t(3 + at)).picture;
        cv::resize(flat, small, {700, 700 * flat.rows / flat.cols}, 0, 0, cv::INTER_AREA);
        small.copyTo(two(cv::Rect({20 + 750 * at, 20 + 500 * at}, small.size())));
    }
    expect_asked(two, "one-document");
}

TEST_P(MrzPlugin, AsksToComeCloserWhenTheZoneIsTooSmall) {
    const cv::Mat near = seen(page(pages::Kind::passport, 8), "table");
    cv::Mat small, far(near.size(), near.type(), cv::Scalar::all(90));
    cv::resize(near, small, {}, 0.16, 0.16, cv::INTER_AREA);
    small.copyTo(far(cv::Rect({300, 200}, small.size())));
    expect_asked(far, "come-closer");
}

TEST_P(MrzPlugin, AsksToHoldStillWhenLettersAreBlurred) {
    cv::Mat blurred;
    cv::GaussianBlur(seen(page(pages::Kind::passport, 9), "table"), blurred, {}, 9);
    expect_asked(blurred, "hold-still");
}

TEST_P(MrzPlugin, ReadsEveryFormatOfAnImageKind) {
    const pages::Page document = page(pages::Kind::passport, 2);
    const cv::Mat colour = seen(document, "table"), grey = picture::grey(colour);
    const auto raster = [](const char* format, const cv::Mat& picture) {
        return record("document.image", format, {picture.data, picture.step * std::size_t(picture.rows)},
                      {std::uint32_t(picture.cols), std::uint32_t(picture.rows), std::uint32_t(picture.step)});
    };
    const cv::Mat wide = grey.colRange(0, 1472).clone(), wide_colour = colour.colRange(0, 1472).clone();
    for (const Record& given : {raster("gray8", wide), raster("bgr8", wide_colour), as_png(colour),
                                record("document.image", "jpeg", picture::encode_jpeg(colour, 90))}) {
        const Results results = plugin_.run("extract", "document.mrz", {given});
        ASSERT_EQ(results.outcome.status, Status::ok) << given.format() << ' ' << results.outcome.reason;
        EXPECT_EQ(lines(results.records[0]), document.mrz);
    }
}

TEST_P(MrzPlugin, KeepsWhatItReadOutOfTheLog) {
    extract(seen(page(pages::Kind::passport), "table"));
    extract(seen(page(pages::Kind::passport), "half-mrz"));
    EXPECT_THAT(plugin_.log(), testing::Not(testing::HasSubstr("ERIKSSON")));
    EXPECT_THAT(plugin_.log(), testing::Not(testing::HasSubstr("L898902C3")));
}

TEST_P(MrzPlugin, DeclinesPicturesThatCannotBeReadAndGoesOn) {
    const pages::Page document = page(pages::Kind::passport);
    std::vector<std::uint8_t> png = picture::encode_png(seen(document, "table"));
    png.resize(png.size() / 2);
    EXPECT_EQ(plugin_.run("extract", "document.mrz", {record("document.image", "png", png)}).outcome.status, Status::refused);
    expect_read(document, seen(document, "table"));
}

INSTANTIATE_TEST_SUITE_P(Runs, MrzPlugin, testing::Bool(), cotejo::testing::where);

TEST(MrzPlugin, DoesNotStartWithAFileThatIsNoNetwork) {
    const cotejo::testing::RunningPlugin plugin(PLUGIN_FOLDER, false, {{"reader", PLUGIN_FOLDER "/plugin.yaml"}});
    EXPECT_FALSE(plugin);
}

}  // namespace
