// SPDX-License-Identifier: Apache-2.0
//
// Where pages are found, which side is up, and which kind they are.

#include "measures.hpp"
#include "testing.hpp"

#include <gmock/gmock.h>

namespace page {
namespace {

using testing::overlap;
using testing::seen;

TEST(Look, FindsACarefullyLaidPageToWithinAFewPixels) {
    for (std::uint64_t seed = 201; seed < 209; ++seed) {
        const pages::Seen picture = seen("table", seed);
        const auto sight = look(picture.picture);
        ASSERT_TRUE(sight) << seed;
        for (std::size_t i = 0; i < 4; ++i)
            EXPECT_LT(cv::norm(cv::Point2d(picture.pages[0][i]) - sight->corners[i]), 6) << seed;
    }
}

TEST(Look, FindsAPageInAnyConditionThatLeavesItWhole) {
    for (const char* condition : {"rotated", "upside-down", "persp", "shadow", "glare", "blur", "motion", "noise", "jpeg", "dark", "faded", "far", "fingers", "hard"})
        for (std::uint64_t seed = 211; seed < 214; ++seed) {
            const pages::Seen picture = seen(condition, seed);
            const auto sight = look(picture.picture);
            ASSERT_TRUE(sight) << condition << seed;
            EXPECT_GT(overlap(picture.pages[0], sight->corners), 0.93) << condition << seed;
            EXPECT_FALSE(sight->is_cut) << condition << seed;
        }
}

TEST(Look, FindsNothingOnAnEmptyTableOrInANearlyEmptyPicture) {
    for (std::uint64_t seed = 221; seed < 227; ++seed) EXPECT_FALSE(look(seen("empty", seed).picture)) << seed;
    EXPECT_FALSE(look(cv::Mat(720, 1280, CV_8UC3, cv::Scalar::all(255))));
    EXPECT_FALSE(look(cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(255))));
    EXPECT_FALSE(look(cv::Mat(2, 3000, CV_8UC3, cv::Scalar::all(0))));
}

TEST(Look, KnowsThatAPageGoesOnOutsideThePicture) {
    for (const char* condition : {"cut", "half-mrz"})
        for (std::uint64_t seed = 231; seed < 236; ++seed) {
            const auto sight = look(seen(condition, seed).picture);
            ASSERT_TRUE(sight) << condition << seed;
            EXPECT_TRUE(sight->is_cut) << condition << seed;
        }
}

TEST(Look, SeesPrintWhereAPageIsLargerThanThePicture) {
    for (std::uint64_t seed = 241; seed < 246; ++seed) {
        EXPECT_TRUE(shows_print(seen("close", seed).picture)) << seed;
        EXPECT_FALSE(shows_print(seen("empty", seed).picture)) << seed;
    }
}

TEST(Look, SeesTwoDocumentsBesideEachOtherAndOneAlone) {
    for (std::uint64_t seed = 251; seed < 256; ++seed) {
        const auto two = look(seen("two", seed).picture), one = look(seen("table", seed).picture);
        ASSERT_TRUE(two && one);
        EXPECT_TRUE(two->second) << seed;
        EXPECT_FALSE(one->second) << seed;
    }
}

TEST(Look, TurnsAPageWithAZoneUprightFromAnyDirection) {
    for (const pages::Kind kind : {pages::Kind::passport, pages::Kind::card_back, pages::Kind::visa_a})
        for (std::uint64_t seed = 261; seed < 265; ++seed) {
            const pages::Seen picture = seen("rotated", seed, kind);
            const auto sight = look(picture.picture);
            ASSERT_TRUE(sight);
            EXPECT_LT(cv::norm(cv::Point2d(picture.pages[0][0]) - sight->corners[0]), 20) << pages::name(kind) << seed;
            ASSERT_TRUE(sight->zone);
            EXPECT_GT(sight->zone->rows[0].start, sight->grey.rows / 2);
        }
}

TEST(Look, TellsKindsByTheirZonesAndShapes) {
    const std::pair<pages::Kind, const char*> all[] = {
        {pages::Kind::passport, "passport"}, {pages::Kind::card_front, "card"}, {pages::Kind::card_back, "card-back"},
        {pages::Kind::td2, "card"}, {pages::Kind::visa_a, "visa"}, {pages::Kind::emergency, "emergency"},
        {pages::Kind::boarding_pass, "boarding-pass"}};
    for (const auto& [kind, expected] : all)
        for (std::uint64_t seed = 271; seed < 274; ++seed) {
            const auto sight = look(seen("table", seed, kind).picture);
            ASSERT_TRUE(sight);
            EXPECT_STREQ(name(sight->kind), expected) << seed;
        }
}

TEST(Look, TakesAWholePictureForThePageWhereItEndsAtThePage) {
    const auto drawn = pages::draw(pages::Kind::passport, pages::Person{}, {.dots_per_mm = 8});
    const auto sight = look(drawn->picture, {.flush = true});
    ASSERT_TRUE(sight);
    EXPECT_FALSE(sight->is_cut);
    EXPECT_EQ(sight->kind, Kind::passport);
}

TEST(Flatten, MakesOfASlantedPageWhatWasPrinted) {
    const auto drawn = pages::draw(pages::Kind::passport, pages::Person{}, {});
    const pages::Seen picture = *pages::see(*drawn, "persp", 3);
    const auto sight = look(picture.picture);
    ASSERT_TRUE(sight);
    cv::Mat truth, flat;
    cv::resize(drawn->picture, truth, {250, 176}, 0, 0, cv::INTER_AREA);
    cv::resize(sight->flat, flat, truth.size(), 0, 0, cv::INTER_AREA);
    cv::cvtColor(truth, truth, cv::COLOR_BGR2GRAY), cv::cvtColor(flat, flat, cv::COLOR_BGR2GRAY);
    cv::Mat alike;
    cv::matchTemplate(flat, truth, alike, cv::TM_CCOEFF_NORMED);
    EXPECT_GT(alike.at<float>(0, 0), 0.85);
}

struct Fault {
    const char* condition;
    const char* hint;
    std::uint64_t seed;
};

class Hints : public ::testing::TestWithParam<Fault> {};

TEST_P(Hints, SayWhatWouldMendThePicture) {
    const auto& [condition, expected, seed] = GetParam();
    const auto sight = look(seen(condition, seed).picture);
    ASSERT_TRUE(sight);
    const auto measures = measure(*sight, judge_replay(*sight, true));
    EXPECT_STREQ(hint(measures), expected);
    EXPECT_LT(unified(measures), 75);
}

INSTANTIATE_TEST_SUITE_P(Of, Hints, ::testing::Values(
    Fault{"blur", "hold-still", 281}, Fault{"motion", "hold-still", 282}, Fault{"glare", "less-glare", 283},
    Fault{"dark", "more-light", 284}, Fault{"far", "come-closer", 285}, Fault{"cut", "whole-page", 286},
    Fault{"fingers", "whole-page", 287}, Fault{"two", "one-document", 288}, Fault{"bent", "lay-flat", 289}),
    [](const auto& info) { std::string name = info.param.condition; std::erase(name, '-'); return name; });

TEST(Measures, FindNothingWrongWithACarefullyLaidPassport) {
    for (std::uint64_t seed = 291; seed < 297; ++seed) {
        const auto sight = look(seen("table", seed).picture);
        ASSERT_TRUE(sight);
        const auto measures = measure(*sight, judge_replay(*sight, true));
        EXPECT_STREQ(hint(measures), "") << seed;
        EXPECT_GE(unified(measures), 75) << seed;
    }
}

TEST(Replay, SeesTheStripesOfACoarseScreenAndNoneInPrint) {
    // Stripes that the camera can tell apart: drawn over a page that was found without them.
    pages::Seen picture = seen("table", 301);
    const auto before = look(picture.picture);
    ASSERT_TRUE(before);
    EXPECT_LT(stripes(*before), 0.2);
    for (int y = 0; y < picture.picture.rows; ++y)
        for (int x = 0; x < picture.picture.cols; ++x)
            for (int c = 0; c < 3; ++c) {
                auto& value = picture.picture.at<cv::Vec3b>(y, x)[c];
                value = cv::saturate_cast<std::uint8_t>(value * (1 + 0.08 * std::cos(2 * CV_PI * (x / 3.7 + c / 3.0))));
            }
    const auto after = look(picture.picture);
    ASSERT_TRUE(after);
    EXPECT_GT(stripes(*after), 0.5);
    EXPECT_GT(judge_replay(*after, true).attack, 0.8);
}

TEST(Replay, TakesInkLinesOfAnyColourForPrint) {
    pages::Seen picture = seen("table", 302);
    for (int y = 0; y < picture.picture.rows; ++y)
        for (int x = 0; x < picture.picture.cols; ++x) {
            auto& pixel = picture.picture.at<cv::Vec3b>(y, x);
            const double ink = 0.1 * (1 + std::cos(2 * CV_PI * x / 3.7)); // swallows blue and green alone
            pixel = {cv::saturate_cast<std::uint8_t>(pixel[0] * (1 - ink)), cv::saturate_cast<std::uint8_t>(pixel[1] * (1 - ink / 2)), pixel[2]};
        }
    const auto sight = look(picture.picture);
    ASSERT_TRUE(sight);
    EXPECT_LT(stripes(*sight), 0.22);
}

TEST(Replay, CountsAMarginThatEndsAtBlackAsAScreens) {
    cv::Mat picture(720, 1280, CV_8UC3, cv::Scalar(90, 110, 120));
    picture(cv::Rect(120, 40, 1040, 640)) = cv::Scalar::all(12);   // a telephone
    picture(cv::Rect(160, 80, 960, 560)) = cv::Scalar(70, 90, 80); // the photograph's table
    const auto page = pages::draw(pages::Kind::passport, pages::Person{}, {.dots_per_mm = 5.2});
    page->picture.copyTo(picture(cv::Rect({300, 140}, page->picture.size())));
    const auto sight = look(picture);
    ASSERT_TRUE(sight);
    EXPECT_EQ(framed_sides(*sight), 4);
    EXPECT_GT(judge_replay(*sight, true).attack, 0.8);
    EXPECT_LT(judge_replay(*sight, false).attack, 0.2) << "switched off";
}

TEST(Replay, DoesNotTakeABookletsDarkCoverOrADarkTableForAScreen) {
    for (const int table : {5, 90}) {
        cv::Mat picture(720, 1280, CV_8UC3, cv::Scalar::all(table));
        const auto page = pages::draw(pages::Kind::passport, pages::Person{}, {.dots_per_mm = 5.2});
        const cv::Rect here({300, 140}, page->picture.size());
        picture(cv::Rect(here.tl() - cv::Point(12, 12), here.size() + cv::Size(24, 24))) = cv::Scalar(40, 20, 15);
        page->picture.copyTo(picture(here));
        const auto sight = look(picture);
        ASSERT_TRUE(sight);
        EXPECT_EQ(framed_sides(*sight), 0) << table;
    }
}

TEST(Replay, HintsAtACopyWithoutColoursAndNeverMore) {
    const auto copy = look(seen("copy", 303).picture), page = look(seen("table", 303).picture);
    ASSERT_TRUE(copy && page);
    EXPECT_GT(judge_replay(*copy, true).grey, 0.7);
    EXPECT_LT(judge_replay(*page, true).grey, 0.3);
    EXPECT_LE(judge_replay(*copy, true).attack, 0.3);
}

}  // namespace
}  // namespace page
