// SPDX-License-Identifier: Apache-2.0
//
// What the screens take from the policy: its notices must have words, and give the row of dots.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/screens.hpp"
#include "screen_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

KioskConfig asking(const Scratch& folder, const std::string& ask) {
    folder.write("policy.yaml", "far: 1e-3\nface:\n  tries: 3\n  ask: " + ask + "\n");
    KioskConfig config;
    config.policy_file = folder.path() / "policy.yaml";
    config.text = kTextFolder;
    config.policy.families["face"].ask = ask;
    config.policy.families["silent"];
    return config;
}

TEST(ScreenPolicy, NamesTheNoticeThatHasNoWordsAtItsPlace) {
    const Scratch folder;
    const Mistakes mistakes = unworded_asks(asking(folder, "fase"), the_text());
    ASSERT_EQ(mistakes.size(), 1u);
    EXPECT_EQ(mistakes[0].file, (folder.path() / "policy.yaml").string());
    EXPECT_EQ(mistakes[0].line, 4);
    EXPECT_EQ(mistakes[0].column, 8);
    EXPECT_THAT(mistakes[0].what, HasSubstr("no `asks/fase` in"));
    EXPECT_THAT(mistakes[0].what, HasSubstr("did you mean `face`?"));
}

TEST(ScreenPolicy, SaysWhereWordsBelongThatNothingIsLike) {
    const Scratch folder;
    EXPECT_THAT(describe(unworded_asks(asking(folder, "heartbeat"), the_text())),
                HasSubstr(kTextFolder + "; add them there"));
}

TEST(ScreenPolicy, AcceptsNoticesThatHaveWords) {
    const Scratch folder;
    EXPECT_THAT(unworded_asks(asking(folder, "face"), the_text()), IsEmpty());
}

TEST(ScreenPolicy, NamesTheStepThatHasNoWordsAtItsPlace) {
    const Scratch folder;
    KioskConfig config = asking(folder, "face");
    folder.write("policy.yaml", "face:\n  detect: {challenge: {steps: [blink, turn-lft]}}\n");
    config.policy.families["face"].challenge = ChallengePolicy{{"blink", "turn-lft"}, 1};
    const Mistakes mistakes = unworded_steps(config, the_text());
    ASSERT_EQ(mistakes.size(), 1u);
    EXPECT_EQ(mistakes[0].line, 2);
    EXPECT_EQ(mistakes[0].column, 39);
    EXPECT_THAT(mistakes[0].what, HasSubstr("no `hints/turn-lft` in"));
    EXPECT_THAT(mistakes[0].what, HasSubstr("did you mean `turn-left`?"));
    config.policy.families["face"].challenge->steps.pop_back();
    EXPECT_THAT(unworded_steps(config, the_text()), IsEmpty());
}

TEST(ScreenPolicy, CountsThePartsOfAnOrdinaryVisit) {
    Policy policy;
    EXPECT_EQ(stages_of(policy), 2);
    policy.families["document"].ask = "document";
    policy.families["face"].ask = "face";
    policy.families["finger"].ask = "finger";
    policy.families["silent"];
    policy.through = {{"manifest.entry.listed"}};
    EXPECT_EQ(stages_of(policy), 5);
    policy.through.push_back({"face.same", "finger.same"});
    EXPECT_EQ(stages_of(policy), 4) << "a finger stands for a face";
    policy.families["finger"].ask = "face";
    EXPECT_EQ(stages_of(policy), 4) << "one notice for both";
}

}  // namespace
}  // namespace cotejo::kiosk
