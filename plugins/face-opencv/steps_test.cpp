// SPDX-License-Identifier: Apache-2.0
//
// When a step of an active check is done.

#include "steps.hpp"

#include <gtest/gtest.h>

#include "cotejo/hints.h"

namespace face {
namespace {

constexpr Stance kAhead{0, 0.3, 200};

Progress after(std::vector<Step> steps, std::initializer_list<Stance> seen, double ease = 0) {
    Progress progress(std::move(steps), ease);
    for (const Stance& stance : seen) progress.saw(stance);
    return progress;
}

TEST(Steps, AreTheWordsOfHints) {
    EXPECT_EQ(step_named(COTEJO_HINT_TURN_LEFT), Step::turn_left);
    EXPECT_EQ(step_named(COTEJO_HINT_TURN_RIGHT), Step::turn_right);
    EXPECT_EQ(step_named(COTEJO_HINT_BLINK), Step::blink);
    EXPECT_EQ(step_named(COTEJO_HINT_COME_CLOSER), Step::come_closer);
    EXPECT_FALSE(step_named(COTEJO_HINT_STEP_BACK));
}

TEST(Steps, ATurnIsToTheTravellersOwnSide) {
    EXPECT_TRUE(after({Step::turn_left}, {kAhead, {22, 0.3, 200}}).all());
    EXPECT_FALSE(after({Step::turn_left}, {kAhead, {-22, 0.3, 200}}).all());
    EXPECT_TRUE(after({Step::turn_right}, {kAhead, {-22, 0.3, 200}}).all());
}

TEST(Steps, ATurnOfLessThanTwentyDegreesIsNone) {
    EXPECT_FALSE(after({Step::turn_left}, {kAhead, {19, 0.3, 200}}).all());
}

TEST(Steps, BeginOnlyNearTheNeutralState) {
    EXPECT_FALSE(after({Step::turn_left}, {{25, 0.3, 200}, {25, 0.3, 200}}).all());
    EXPECT_EQ(after({Step::turn_left}, {{25, 0.3, 200}}).part(), 0);
    EXPECT_FALSE(after({Step::blink}, {{0, 0.1, 200}, {0, 0.1, 200}, {0, 0.3, 200}}).all());
}

TEST(Steps, ABlinkIsClosedAndOpenAgain) {
    EXPECT_TRUE(after({Step::blink}, {kAhead, {0, 0.12, 200}, kAhead}).all());
    EXPECT_FALSE(after({Step::blink}, {kAhead, {0, 0.12, 200}, {0, 0.12, 200}}).all()) << "closed";
    EXPECT_FALSE(after({Step::blink}, {kAhead, {0, 0.25, 200}, kAhead}).all()) << "hardly closed";
}

TEST(Steps, ABlinkIsMeasuredByHowFarTheseEyesAreOpen) {
    EXPECT_TRUE(after({Step::blink}, {{0, 0.18, 200}, {0, 0.1, 200}, {0, 0.18, 200}}).all()) << "narrow eyes";
}

TEST(Steps, ComingCloserIsTheFaceGrowingByThreeTenths) {
    EXPECT_TRUE(after({Step::come_closer}, {kAhead, {0, 0.3, 262}}).all());
    EXPECT_FALSE(after({Step::come_closer}, {kAhead, {0, 0.3, 250}}).all());
}

TEST(Steps, WhoeverStepsBackFirstComesCloserFromThere) {
    EXPECT_TRUE(after({Step::come_closer}, {kAhead, {0, 0.3, 150}, {0, 0.3, 200}}).all());
}

TEST(Steps, CountInTheirOrder) {
    const std::initializer_list<Stance> right_then_left{kAhead, {-25, 0.3, 200}, kAhead, {25, 0.3, 200}};
    EXPECT_EQ(after({Step::turn_left, Step::turn_right}, right_then_left).done(), 1u);
    EXPECT_TRUE(after({Step::turn_right, Step::turn_left}, right_then_left).all());
}

TEST(Steps, RaiseTheirPartWithEveryMoment) {
    Progress progress({Step::turn_left, Step::blink});
    double before = 0;
    for (const Stance& stance : {kAhead, Stance{25, 0.3, 200}, kAhead, Stance{0, 0.1, 200}, kAhead}) {
        progress.saw(stance);
        EXPECT_GT(progress.part(), before);
        before = progress.part();
    }
    EXPECT_EQ(before, 1);
}

TEST(Steps, AreEasierForWhoSeesFewerFrames) {
    EXPECT_TRUE(after({Step::turn_left}, {kAhead, {17, 0.3, 200}}, 1).all());
    EXPECT_FALSE(after({Step::turn_left}, {kAhead, {10, 0.3, 200}}, 1).all());
}

}  // namespace
}  // namespace face
