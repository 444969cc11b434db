// SPDX-License-Identifier: Apache-2.0
//
// A full-page reader's lights on genuine pages and on copies.

#include "checks.hpp"
#include "testing.hpp"

namespace page {
namespace {

std::optional<Sight> under(pages::Light light, bool copied, const char* condition = "table") {
    return look(testing::seen(condition, 311, pages::Kind::passport, {.light = light, .copied = copied}).picture);
}

TEST(InfraredZone, SucceedsOnCarbonInk) {
    const Check check = infrared_zone(under(pages::Light::infrared, false), std::nullopt);
    EXPECT_EQ(check.name, "ab-ir-mrz");
    EXPECT_EQ(check.result, "successful");
    EXPECT_EQ(check.reason, "zone-absorbs");
}

TEST(InfraredZone, FailsWhereTheVisiblePageHasAZoneThatVanishes) {
    const Check check = infrared_zone(under(pages::Light::infrared, true), under(pages::Light::visible, true));
    EXPECT_EQ(check.result, "failed");
    EXPECT_EQ(check.reason, "zone-vanishes");
}

TEST(InfraredZone, IsUndeterminedWhereNobodySawAZone) {
    EXPECT_EQ(infrared_zone(under(pages::Light::infrared, true), std::nullopt).result, "undetermined");
}

TEST(InfraredZone, IsAbortedWithoutAWholePage) {
    EXPECT_EQ(infrared_zone(std::nullopt, std::nullopt).reason, "no-page");
    EXPECT_EQ(infrared_zone(under(pages::Light::infrared, false, "cut"), std::nullopt).reason, "page-cut-off");
    EXPECT_EQ(infrared_zone(std::nullopt, std::nullopt).result, "aborted");
}

TEST(UltravioletPaper, SucceedsOnDullPaperAndFailsOnBrightenedPaper) {
    const auto drawn = [](bool copied) {
        const auto page = pages::draw(pages::Kind::passport, {}, {.light = pages::Light::ultraviolet, .copied = copied, .dots_per_mm = 6});
        return look(page->picture, {.flush = true});
    };
    EXPECT_EQ(ultraviolet_paper(drawn(false), 96).result, "successful");
    EXPECT_EQ(ultraviolet_paper(drawn(true), 96).result, "failed");
    EXPECT_EQ(ultraviolet_paper(drawn(true), 96).reason, "paper-glows");
    EXPECT_EQ(ultraviolet_paper(std::nullopt, 96).result, "aborted");
}

TEST(Visible, SaysWhatItCannotKnow) {
    const auto sight = under(pages::Light::visible, false);
    ASSERT_TRUE(sight);
    const auto result = [&](double attack, const std::string& name) {
        for (const Check& check : visible(*sight, attack))
            if (check.name == name) return check.result;
        return std::string();
    };
    EXPECT_EQ(result(0, "replay"), "undetermined") << "no sign of a screen proves nothing";
    EXPECT_EQ(result(0.9, "replay"), "failed");
    EXPECT_EQ(result(0, "mrz-present"), "successful");
    EXPECT_EQ(result(0, "ab-ir-mrz"), "not-supported");
}

}  // namespace
}  // namespace page
