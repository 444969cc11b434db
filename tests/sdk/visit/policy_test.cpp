// SPDX-License-Identifier: Apache-2.0

#include "cotejo/policy.hpp"

#include <gmock/gmock.h>

#include <tuple>

namespace cotejo {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

FamilyPolicy body() {
    FamilyPolicy section;
    section.ask = "face";
    section.tries = 3;
    section.detect_highest = 0.2;
    section.probe_captured = true;
    section.reference = {{"manifest.entry", "vouched"}};
    return section;
}

Policy sound() {
    Policy policy;
    policy.far = 1e-3;
    policy.families["face"] = body();
    policy.families["finger"] = body();
    policy.families["finger"].tries = 2;
    policy.families["finger"].ask = "finger";
    policy.through = {{"manifest.entry.listed"}, {"face.same", "finger.same"}};
    return policy;
}

const std::map<std::string, LaboratoryEvidence> kEvidence{
    {"a.pad", {"1.0.0", "A Laboratory", "R-1", "2026-03-01"}},
    {"b.pad", {"2.0.0", "A Laboratory", "R-2", "2026-03-01"}}};
const Ceiling kCeiling{1e-3, true, kEvidence};
const std::vector<Comparer> kComparers{{"face", "a.face", {{1e-4, 0.5}}, false},
                                       {"finger", "a.finger", {{1e-4, 1.0}}, false}};

const std::vector<AttackDetector> kDetectors{{"face", "a.pad", "1.0.0"}, {"finger", "b.pad", "2.0.0"}};

auto fault(const std::string& path, const std::string& part) {
    return Contains(::testing::AllOf(Field(&PolicyMistake::path, path),
                                     Field(&PolicyMistake::what, HasSubstr(part)),
                                     Field(&PolicyMistake::fatal, true)));
}

TEST(Policy, DividesTheRateOfAVisitOverTheTriesOfALine) {
    EXPECT_DOUBLE_EQ(allowed_rate(sound(), "face"), 1e-3 / 5);
    EXPECT_DOUBLE_EQ(allowed_rate(sound(), "finger"), 1e-3 / 5);
}

TEST(Policy, DividesTheRateByTheSizeOfASearchedSet) {
    EXPECT_DOUBLE_EQ(allowed_rate(sound(), "face", 200), 1e-3 / 5 / 200);
}

TEST(Policy, AllowsNoRateToAFamilyThatThroughDoesNotName) {
    EXPECT_EQ(allowed_rate(sound(), "iris"), 0.0);
}

TEST(Policy, TakesTheThresholdOfTheLargestRateNotAboveTheAllowed) {
    const Calibration scores{{1e-5, 0.7}, {1e-4, 0.6}, {1e-3, 0.4}};
    EXPECT_EQ(threshold(scores, 2e-4), 0.6);
    EXPECT_EQ(threshold(scores, 1e-4), 0.6);
    EXPECT_EQ(threshold(scores, 9e-6), std::nullopt);
    EXPECT_EQ(threshold({}, 1e-2), std::nullopt);
}

TEST(PolicyCheck, AcceptsAPolicyThatBindsALiveSampleToATrustedSource) {
    EXPECT_THAT(check(sound(), kCeiling, kComparers, kDetectors), IsEmpty());
}

TEST(PolicyCheck, RefusesAnEmptyThrough) {
    Policy policy = sound();
    policy.through.clear();
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("through", "anyone would pass"));
}

TEST(PolicyCheck, RefusesAThroughThatOnlyNeedsAListedName) {
    Policy policy = sound();
    policy.through = {{"manifest.entry.listed"}};
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("through", "binds"));
}

TEST(PolicyCheck, RefusesALineThatOneUnboundAlternativeCouldMeet) {
    Policy policy = sound();
    policy.families["finger"].probe_captured = false;
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("through.1", "probe: capture"));
    policy = sound();
    policy.through[1].push_back("manifest.entry.listed");
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("through", "binds"));
}

TEST(PolicyCheck, RefusesASampleThatNobodyChecksForAttacks) {
    Policy policy = sound();
    policy.families["face"].detect_highest.reset();
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("through.1", "neither"));
}

TEST(PolicyCheck, RefusesAReferenceFromAnywhere) {
    Policy policy = sound();
    policy.families["face"].reference.clear();
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("through.1", "trusted source"));
    policy.families["face"].reference = {{"manifest.entry", "listed"}};
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors),
                fault("face.compare.reference.manifest.entry", "no verdict of a trusted source"));
}

TEST(PolicyCheck, RefusesAttendedWhereTheSiteDoesNotSaySo) {
    Policy policy = sound();
    policy.families["face"].detect_highest.reset();
    policy.families["face"].attended = true;
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), IsEmpty());
    EXPECT_THAT(check(policy, {1e-3, false, kEvidence}, kComparers, kDetectors), fault("face.attended", "site.yaml"));
}

TEST(PolicyCheck, RefusesADetectorAloneThatNoLaboratoryHasTested) {
    const auto found = check(sound(), {1e-3, true, {}}, kComparers, kDetectors);
    EXPECT_THAT(found, fault("face.detect", "no laboratory's evidence for a.pad 1.0.0"));
    EXPECT_THAT(found, fault("finger.detect", "`attended: true`"));
    Ceiling other = kCeiling;
    other.evidence["a.pad"].version = "0.9.0";
    EXPECT_THAT(check(sound(), other, kComparers, kDetectors),
                fault("face.detect", "for version 0.9.0 alone"));
}

TEST(PolicyCheck, AcceptsADetectorWithoutEvidenceBesideAnOfficer) {
    Policy policy = sound();
    for (auto& [family, section] : policy.families) section.attended = true;
    EXPECT_THAT(check(policy, {1e-3, true, {}}, kComparers, kDetectors), IsEmpty());
}

TEST(PolicyCheck, AcceptsADetectorWithoutEvidenceBesideATestedOne) {
    auto detectors = kDetectors;
    detectors.insert(detectors.begin(), {"face", "c.pad", "1.0.0"});
    EXPECT_THAT(check(sound(), kCeiling, kComparers, detectors), IsEmpty());
}

Policy challenging(std::vector<std::string> steps, int count) {
    Policy policy = sound();
    policy.families["face"].challenge = ChallengePolicy{std::move(steps), count};
    return policy;
}

TEST(PolicyCheck, AcceptsAChallengeThatLeavesAnother) {
    EXPECT_THAT(check(challenging({"blink", "turn-left", "turn-right"}, 2), kCeiling, kComparers,
                      kDetectors),
                IsEmpty());
}

TEST(PolicyCheck, RefusesAChallengeThatCouldBeForetold) {
    for (const auto& [steps, count, path, part] :
         std::vector<std::tuple<std::vector<std::string>, int, std::string, std::string>>{
             {{"blink"}, 1, "steps", "fewer than two"},
             {{"blink", "blink", "turn-left"}, 2, "steps", "twice"},
             {{"blink", "turn-left"}, 3, "count", "more than the 2 steps"},
             {{"blink", "turn-left"}, 0, "count", "between 1 and 4"}})
        EXPECT_THAT(check(challenging(steps, count), kCeiling, kComparers, kDetectors),
                    fault("face.detect.challenge." + path, part));
}

TEST(PolicyCheck, RefusesAChallengeThatNobodyJudges) {
    Policy policy = challenging({"blink", "turn-left", "turn-right"}, 2);
    policy.families["face"].detect_highest.reset();
    policy.families["face"].attended = true;
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors),
                fault("face.detect.challenge", "nobody judges"));
}

TEST(PolicyCheck, SaysWhereWhoCannotDoAStepIsGivenNoOther) {
    EXPECT_THAT(check(challenging({"blink", "turn-left"}, 2), kCeiling, kComparers, kDetectors),
                Contains(::testing::AllOf(Field(&PolicyMistake::path, "face.detect.challenge.count"),
                                          Field(&PolicyMistake::fatal, false))));
}

TEST(PolicyCheck, RefusesARateLooserThanTheCeiling) {
    EXPECT_THAT(check(sound(), {1e-4, true, kEvidence}, kComparers, kDetectors), fault("far", "looser"));
}

TEST(PolicyCheck, RefusesARateThatIsNone) {
    for (const double far : {0.0, -1.0, 1.0, 2.0}) {
        Policy policy = sound();
        policy.far = far;
        EXPECT_THAT(check(policy, {3.0, true, kEvidence}, kComparers, kDetectors), fault("far", "between")) << far;
    }
}

TEST(PolicyCheck, RefusesAFindingOfASectionThatIsNotThere) {
    Policy policy = sound();
    policy.through[1].push_back("iris.same");
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("through.1", "no section"));
}

TEST(PolicyCheck, RefusesACalibrationLooserThanThePlugins) {
    Policy policy = sound();
    policy.families["face"].scores["a.face"] = {{1e-4, -1.0}};
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("face.scores.a.face", "looser"));
    policy.families["face"].scores["a.face"] = {{1e-9, 0.01}};
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("face.scores.a.face", "no evidence"));
    policy.families["face"].scores["a.face"] = {{1e-4, 0.5}, {1e-3, 0.6}};
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("face.scores.a.face", "order"));
    policy.families["face"].scores["a.face"] = {{1e-4, 0.7}};
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), IsEmpty());
}

TEST(PolicyCheck, RefusesOneNoticeForTwoFamilies) {
    Policy policy = sound();
    policy.families["finger"].ask = "face";
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("finger.ask", "notice of its own"));
}

TEST(PolicyCheck, RefusesAFindingThatNothingMakes) {
    for (const auto& [wrong, said] : std::map<std::string, std::string>{
             {"manifest.entry.listd", "did you mean `listed`"},
             {"face.sam", "did you mean `same`"},
             {"fase.same", "did you mean `face`"},
             {"face.listed", "only a"},
             {"asked.fase", "no section"}}) {
        Policy policy = sound();
        policy.through.push_back({wrong});
        EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors), fault("through.2", said)) << wrong;
    }
}

TEST(PolicyCheck, SaysWhereNobodyCouldEverPass) {
    const auto mistakes =
        check(sound(), kCeiling, {{"face", "a.face", {{1e-3, 0.5}}, false}, kComparers[1]}, kDetectors);
    EXPECT_THAT(mistakes, Contains(::testing::AllOf(Field(&PolicyMistake::fatal, false),
                                                    Field(&PolicyMistake::what,
                                                          HasSubstr("can never hold")))));
}

TEST(PolicyCheck, SaysWhichFamilyCannotBeCaptured) {
    Policy policy = sound();
    policy.families["document"] = {};
    EXPECT_THAT(check(policy, kCeiling, kComparers, kDetectors),
                Contains(::testing::AllOf(Field(&PolicyMistake::path, "document"),
                                          Field(&PolicyMistake::fatal, false))));
}

}  // namespace
}  // namespace cotejo
