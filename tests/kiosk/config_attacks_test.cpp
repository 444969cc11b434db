// SPDX-License-Identifier: Apache-2.0
//
// What the configuration says of attack detection: challenges, and a laboratory's evidence.

#include "config_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kChallenge =
    "  detect: {highest: 0.2, challenge: {steps: [blink, turn-left, turn-right], count: 2}}\n"
    "  attended: true\n";

class ConfigAttacks : public ConfigTest {
protected:
    /// The walk plugin, with these roles besides.
    void roles(const std::string& more) {
        plugin("walk",
               "does:\n"
               "  - {role: extract, takes: [manifest.file], gives: manifest.entry}\n"
               "  - {role: extract, takes: [test-walk.image+], gives: test-walk.template}\n"
               "  - {role: compare, takes: [test-walk.template, test-walk.template+], gives: scores, "
               "scores: {1e-3: 0.5, 1e-4: 0.7}}\n" + more +
                   "settings: {model: {type: file, required: true}, pin: {type: secret}}\n");
    }
    static constexpr const char* kSteers =
        "  - {role: assess, takes: [test-walk.image, \"challenge?\"], gives: quality}\n";
    static constexpr const char* kJudges =
        "  - {role: detect, takes: [test-walk.image+, \"challenge?\"], gives: pad}\n";
    static constexpr const char* kSees =
        "  - {role: detect, takes: [test-walk.image+], gives: pad}\n";
};

TEST_F(ConfigAttacks, ReadAChallengeThatOneSteersByAndOneJudges) {
    roles(std::string(kSteers) + kJudges);
    policy("  attended: true\n", kChallenge);
    EXPECT_EQ(mistakes(), "");
    const auto challenge = load().config.policy.families.at("test-walk").challenge;
    ASSERT_TRUE(challenge);
    EXPECT_THAT(challenge->steps, ::testing::ElementsAre("blink", "turn-left", "turn-right"));
    EXPECT_EQ(challenge->count, 2);
}

TEST_F(ConfigAttacks, RefuseAChallengeThatNobodySteersByOrJudges) {
    policy("  attended: true\n", kChallenge);
    roles(kJudges);
    EXPECT_THAT(mistakes(), HasSubstr("policy.yaml:5:26: test-walk.detect.challenge: no instance that "
                                      "assesses test-walk steers by a challenge"));
    roles(std::string(kSteers) + kSees);
    EXPECT_THAT(mistakes(), HasSubstr("test-walk.detect.challenge: no instance that detects attacks on "
                                      "test-walk.image judges a challenge"));
}

TEST_F(ConfigAttacks, RefuseAChallengeWrittenWrongly) {
    roles(std::string(kSteers) + kJudges);
    policy("  attended: true\n", with(kChallenge, "count: 2", "count: 4"));
    EXPECT_THAT(mistakes(), HasSubstr("policy.yaml:5:77: test-walk.detect.challenge.count: is more than "
                                      "the 3 steps there are"));
    policy("  attended: true\n", with(kChallenge, "count: 2", "count: 9"));
    EXPECT_THAT(mistakes(), HasSubstr("policy.yaml:5:84: 9 is too high for \"count\"; write 4 or less"));
    policy("  attended: true\n", with(kChallenge, ", count: 2", ""));
    EXPECT_THAT(mistakes(), HasSubstr("\"count\""));
    policy("  attended: true\n", with(kChallenge, "steps", "stepps"));
    EXPECT_THAT(mistakes(), HasSubstr("unknown key \"stepps\"; did you mean \"steps\"?"));
}

TEST_F(ConfigAttacks, RefuseADetectorAloneThatNoLaboratoryHasTested) {
    roles(kSees);
    policy("  attended: true\n", "  detect: {highest: 0.2}\n");
    EXPECT_THAT(mistakes(), HasSubstr("policy.yaml:5:3: test-walk.detect: no officer attends, and the "
                                      "signed site.yaml has no laboratory's evidence for org.test.walk "
                                      "1.0.0; write `attended: true`"));
    const std::string evidence = "far: 1e-3\nattended: true\nevidence: {org.test.walk: {version: 1.0.0, "
                                 "laboratory: A Laboratory, report: R-1, date: 2026-03-01}}\n";
    site(evidence);
    EXPECT_EQ(mistakes(), "");
    site(with(evidence, "1.0.0", "0.9.0"));
    EXPECT_THAT(mistakes(), HasSubstr("and has it for version 0.9.0 alone"));
    site(with(evidence, ", report: R-1", ""));
    EXPECT_THAT(mistakes(), AllOf(HasSubstr("site.yaml:3:"), HasSubstr("report")));
    site(with(evidence, "2026-03-01", "lately"));
    EXPECT_THAT(mistakes(), HasSubstr("\"lately\" does not fit \"date\"; write date: 2026-03-01"));
}

TEST_F(ConfigAttacks, WantAnOfficerBesideADetectorWithoutEvidence) {
    roles(kSees);
    policy("  attended: true\n", "  detect: {highest: 0.2}\n  attended: true\n");
    EXPECT_EQ(mistakes(), "");
    EXPECT_EQ(warnings(), "");
    kiosk("attended: true", "attended: false");
    EXPECT_THAT(warnings(), HasSubstr("test-walk.attended: no visit of this kiosk is attended"));
}

}  // namespace
}  // namespace cotejo::kiosk
