// SPDX-License-Identifier: Apache-2.0
//
// Whole check-ins on a modality nobody has built: what the SDK makes true whatever the modality.

#include <gmock/gmock.h>

#include "walk.hpp"

namespace cotejo::flows {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class NewModality : public ::testing::TestWithParam<bool> {};

TEST_P(NewModality, LetsTheListedWalkerThrough) {
    Walk walk({{"walker", "1"}, {"ticket", "PNR001"}}, GetParam());
    const Verdict verdict = walk.check_in();
    EXPECT_EQ(verdict.decision, Decision::through);
    EXPECT_THAT(verdict.unmet, IsEmpty());
    EXPECT_GT(walk.traveller.frames, 0);
}

TEST_P(NewModality, SendsAnotherWalkerToTheOfficer) {
    Walk walk({{"walker", "2"}, {"ticket", "PNR001"}}, GetParam());
    const Verdict verdict = walk.check_in();
    EXPECT_EQ(verdict.decision, Decision::officer);
    EXPECT_THAT(verdict.unmet, ElementsAre("test-gait.same"));
}

INSTANTIATE_TEST_SUITE_P(Plugins, NewModality, ::testing::Bool(),
                         [](const auto& info) { return info.param ? "Isolated" : "Local"; });

TEST(Visit, CapturesNothingBeforeTheTravellerAgreed) {
    Walk walk;
    walk.traveller.declines = "gait";
    Visit visit(walk.setting(), {});
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "declined");
    EXPECT_EQ(visit.ask("gait").error().word, "declined");
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "declined");
    EXPECT_THAT(walk.traveller.captured_kinds, IsEmpty());
    EXPECT_EQ(walk.traveller.frames, 0);
}

TEST(Visit, AsksNobodyTwiceWhoSaidNo) {
    Walk walk;
    walk.traveller.declines = "gait";
    Visit visit(walk.setting(), {});
    for (int i = 0; i < 3; ++i) EXPECT_EQ(visit.ask("gait").error().word, "declined");
    EXPECT_THAT(walk.traveller.asked, ElementsAre("gait"));
}

TEST(Visit, WritesAWordForAReasonAndNeverAText) {
    Walk walk;
    Visit visit(walk.setting(), {});
    visit.officer("Ana Ejemplo has no passport");
    EXPECT_EQ(visit.decide().reason, "called");
    EXPECT_THAT(walk.log_text(), Not(HasSubstr("Ejemplo")));
}

TEST(Visit, CapturesNothingThatThePolicyDoesNotAskFor) {
    Walk walk;
    walk.policy.families["test-gait"].ask.clear();
    Visit visit(walk.setting(), {});
    EXPECT_EQ(visit.ask("gait").error().word, "invalid");
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "unsupported");
}

TEST(Visit, MintsNoFindingByAsking) {
    Walk walk;
    walk.policy.families["test-gait"].ask = "test-gait.same";
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("test-gait.same"));
    ASSERT_TRUE(visit.ask("ticket"));
    (void)visit.find("manifest.entry", or_nil(visit.capture("test-ticket.pass")));
    const Verdict verdict = visit.decide();
    EXPECT_EQ(verdict.decision, Decision::officer);
    EXPECT_THAT(verdict.unmet, ElementsAre("test-gait.same"));
}

TEST(Visit, RefusesAPluginThatCallsItsOwnTicketListed) {
    for (const char* verdict : {"listed", "vouched"}) {
        Walk walk(Walk::Settings{{"claims", verdict}});
        walk.policy.wait = std::chrono::milliseconds(300);
        Visit visit(walk.setting(), {});
        ASSERT_TRUE(visit.ask("ticket"));
        EXPECT_FALSE(visit.capture("test-ticket.pass")) << verdict;
    }
}

TEST(Visit, ComparesNoSampleWithItself) {
    Walk walk;
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    const Handle gait = or_nil(visit.capture("test-gait.image"));
    ASSERT_NE(gait, 0u);
    EXPECT_EQ(visit.compare(gait, gait).error().word, "invalid");
    const Handle again = or_nil(visit.capture("test-gait.image"));
    ASSERT_NE(again, 0u);
    EXPECT_EQ(visit.decide().decision, Decision::officer);
}

TEST(Visit, MakesNoFindingOfAFourthTry) {
    Walk walk(Walk::Settings{{"walker", "1"}});
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("ticket"));
    ASSERT_TRUE(visit.ask("gait"));
    const Handle entry = or_nil(visit.find("manifest.entry", or_nil(visit.capture("test-ticket.pass"))));
    const Handle reference = or_nil(visit.extract("test-gait.image", entry));
    const Handle gait = or_nil(visit.capture("test-gait.image"));
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(visit.compare(gait, reference)) << i;
    EXPECT_EQ(visit.compare(gait, reference).error().word, "refused");
}

TEST(Visit, NeedsALiveSample) {
    Walk walk(Walk::Settings{{"attack", "0.9"}});
    const Verdict verdict = walk.check_in();
    EXPECT_EQ(verdict.decision, Decision::officer);
    EXPECT_THAT(verdict.unmet, ElementsAre("test-gait.same"));
}

TEST(Visit, TakesNoPoorSample) {
    Walk walk(Walk::Settings{{"unified", "10"}});
    walk.policy.wait = std::chrono::milliseconds(300);
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "retry");
}

TEST(Visit, FreezesNothingButTheSubjectWhereAnInstanceFindsIt) {
    Walk walk;
    walk.reduce();
    walk.policy.visible = {"subject"};
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    const auto captured = visit.capture("test-gait.image");
    ASSERT_TRUE(captured) << captured.error().word;
    const Glimpse frozen = visit.glimpse(*captured);
    ASSERT_EQ(frozen.facts.size(), 1u) << "the record was not the reducer's";
    EXPECT_EQ(frozen.facts[0].text, "alone 1");
}

TEST(Visit, LetsWhoWasReducedToThemselvesThrough) {
    Walk walk;
    walk.reduce();
    EXPECT_EQ(walk.check_in().decision, Decision::through);
}

TEST(Visit, FreezesNoSampleWhoseSubjectIsNotFound) {
    Walk walk;
    walk.reduce({{"refuses", "true"}});
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "refused");
}

TEST(Visit, TellsTheScreenWhatWasMeasuredOfEachJudgedFrame) {
    Walk walk;
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    ASSERT_TRUE(visit.capture("test-gait.image"));
    EXPECT_GT(walk.traveller.judgements, 0);
}

TEST(Visit, SetsTheExposureOnTheSubjectBeforeTheTravellerIsAskedAnything) {
    Walk walk(Walk::Settings{{"dark", "2"}});
    walk.policy.visible = {"light"};
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    const Glimpse frozen = visit.glimpse(or_nil(visit.capture("test-gait.image")));
    ASSERT_EQ(frozen.facts.size(), 1u);
    EXPECT_EQ(frozen.facts[0].value, 2.0);
    EXPECT_EQ(walk.opened, 2) << "once to look, once with the exposure it needs";
    EXPECT_THAT(walk.traveller.hints, Not(Contains("more-light")));
}

TEST(Visit, AsksForLightWhereTheCameraCannotHelp) {
    Walk walk(Walk::Settings{{"dark", "2"}, {"fixed", "true"}});
    walk.policy.wait = std::chrono::milliseconds(1000);
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "retry");
    EXPECT_THAT(walk.traveller.hints, Contains("more-light"));
    EXPECT_EQ(walk.opened, 3) << "a camera gets two tries";
}

TEST(Visit, LeavesTheExposureOfASampleThatPassesAlone) {
    Walk walk(Walk::Settings{{"dark", "-3"}});
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_TRUE(visit.capture("test-gait.image"));
    EXPECT_EQ(walk.opened, 1);
}

TEST(Visit, NeedsAVouchedReference) {
    Walk walk(Walk::Settings{}, false, false);
    EXPECT_THAT(walk.check_in().unmet, ElementsAre("test-gait.same"));
}

TEST(Visit, NeedsACalibrationForTheRateThatThePolicyAllows) {
    Walk walk;
    walk.policy.far = 1e-4;  // a third of it for each try; the comparator knows 1e-4 at best
    EXPECT_EQ(walk.check_in().decision, Decision::officer);
    walk.policy.families["test-gait"].scores["org.cotejo.test.gait"] = {{1e-5, 0.8}};
    EXPECT_EQ(walk.check_in().decision, Decision::through);
}

TEST(Visit, LeavesDatesToAnOfficerWhenTheClockIsNotTrusted) {
    Walk walk;
    VisitSetting setting = walk.setting();
    setting.clock_trusted = false;
    Visit visit(std::move(setting), {});
    EXPECT_EQ(visit.decide().reason, "clock-unknown");
}

TEST(Visit, KnowsSomeoneWhoHasCheckedInAlready) {
    Walk walk;
    ASSERT_EQ(walk.check_in().decision, Decision::through);
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("ticket"));
    const auto again = visit.find("manifest.entry", or_nil(visit.capture("test-ticket.pass")));
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().word, "used");
}

TEST(Visit, EndsWithAnOfficerWhenAPersonIsAskedFor) {
    Walk walk;
    Visit visit(walk.setting(), walk.person.get_token());
    ASSERT_TRUE(visit.ask("ticket"));
    walk.person.request_stop();
    EXPECT_EQ(visit.capture("test-ticket.pass").error().word, "cancelled");
    const Verdict verdict = visit.decide();
    EXPECT_EQ(verdict.decision, Decision::officer);
    EXPECT_EQ(verdict.reason, "person-please");
}

TEST(Visit, EndsWithAnOfficerWhenTheWorkflowCallsForOne) {
    Walk walk;
    Visit visit(walk.setting(), {});
    visit.officer("minor");
    EXPECT_EQ(visit.decide().reason, "minor");
}

TEST(Visit, TakesNilForNothing) {
    Walk walk;
    Visit visit(walk.setting(), {});
    EXPECT_EQ(visit.detect(0).error().word, "missing");
    EXPECT_EQ(visit.compare(0, 0).error().word, "missing");
    EXPECT_EQ(visit.extract("test-gait.image", 7).error().word, "missing");
    EXPECT_EQ(visit.find("manifest.entry", 0).error().word, "missing");
}

TEST(Visit, ShowsAWorkflowOnlyWhatThePolicyMakesVisible) {
    Walk walk;
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("ticket"));
    const Glimpse glimpse = visit.glimpse(or_nil(visit.capture("test-ticket.pass")));
    EXPECT_EQ(glimpse.kind, "test-ticket.pass");
    ASSERT_EQ(glimpse.facts.size(), 1u);
    EXPECT_EQ(glimpse.facts[0].name, "pnr");
}

TEST(Visit, WritesScoresAndDecisionsAndNoPersonalDataIntoTheLog) {
    Walk walk;
    ASSERT_EQ(walk.check_in().decision, Decision::through);
    const std::string log = walk.log_text();
    EXPECT_THAT(log, HasSubstr("test-gait.same"));
    EXPECT_THAT(log, HasSubstr("manifest.entry.listed"));
    EXPECT_THAT(log, HasSubstr("through"));
    EXPECT_THAT(log, Not(HasSubstr("PNR001")));
    EXPECT_TRUE(verify_audit(walk.folder / "audit.log"));
}

TEST(Visit, WritesDownAComparisonThatDidNotHold) {
    Walk walk(Walk::Settings{{"walker", "2"}});
    ASSERT_EQ(walk.check_in().decision, Decision::officer);
    EXPECT_THAT(walk.log_text(), HasSubstr("\"holds\":0"));
}

}  // namespace
}  // namespace cotejo::flows
