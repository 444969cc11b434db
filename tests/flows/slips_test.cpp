// SPDX-License-Identifier: Apache-2.0
//
// Check-ins with a document that holds a likeness of its holder, and fields that an officer may see.

#include <gmock/gmock.h>

#include "walk.hpp"

namespace cotejo::flows {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A check-in in which the walker is compared with what lies in the slip.
struct SlipWalk : Walk {
    explicit SlipWalk(Settings slips = {}) {
        with_slips(std::move(slips));
        policy.families["test-gait"].reference = {{"test-slip.paper", "valid"}};
        policy.through = {{"manifest.entry.listed"}, {"test-slip.same"}, {"test-gait.same"}};
    }
    void gather(Visit& visit) {
        for (const char* name : {"ticket", "slip", "gait"}) EXPECT_TRUE(visit.ask(name)) << name;
        entry = or_nil(visit.find("manifest.entry", or_nil(visit.capture("test-ticket.pass"))));
        slip = or_nil(visit.capture("test-slip.paper"));
        (void)visit.compare(slip, entry);
        const Handle gait = or_nil(visit.capture("test-gait.image"));
        (void)visit.detect(gait);
        (void)visit.compare(gait, or_nil(visit.extract("test-gait.image", slip)));
    }
    Verdict check_in_with_slip() {
        Visit visit(setting(), person.get_token());
        gather(visit);
        return visit.decide();
    }
    Handle entry = 0, slip = 0;
};

TEST(Slips, LetThroughWhoIsLikeThePartInsideAPartOfTheirDocument) {
    SlipWalk walk;
    const Verdict verdict = walk.check_in_with_slip();
    EXPECT_EQ(verdict.decision, Decision::through);
    EXPECT_THAT(verdict.unmet, IsEmpty());
}

TEST(Slips, HelpNobodyWhenTheyDoNotProveThemselves) {
    SlipWalk walk(Walk::Settings{{"valid", "false"}});
    EXPECT_THAT(walk.check_in_with_slip().unmet, Contains("test-gait.same"));
}

TEST(Slips, HelpNobodyWhenTheyAreAnothers) {
    SlipWalk walk(Walk::Settings{{"holder", "PNR002"}});
    EXPECT_EQ(walk.check_in_with_slip().decision, Decision::officer);
}

TEST(Slips, CountAsTheSameOnlyBesideAReferenceThatThePolicyTrusts) {
    SlipWalk walk;
    walk.policy.families["test-slip"].reference = {{"manifest.entry", "vouched"}};
    EXPECT_EQ(walk.check_in_with_slip().decision, Decision::through);
    SlipWalk untrusted;
    untrusted.policy.families["test-slip"].reference = {{"manifest.entry", "valid"}};
    EXPECT_THAT(untrusted.check_in_with_slip().unmet, Contains("test-slip.same"));
}

TEST(Slips, AreNobodysForHavingBeenOpenedByWhatIsTheirs) {
    SlipWalk walk;
    walk.policy.through = {{"manifest.entry.listed"}, {"test-gait.same"}};
    Visit visit(walk.setting(), {});
    for (const char* name : {"ticket", "slip", "gait"}) ASSERT_TRUE(visit.ask(name));
    const Handle entry = or_nil(visit.find("manifest.entry", or_nil(visit.capture("test-ticket.pass"))));
    const Handle cover = or_nil(visit.capture("test-slip.cover"));
    ASSERT_TRUE(visit.compare(cover, entry));
    const Handle slip = or_nil(visit.capture("test-slip.paper", {.unlock = cover}));
    const Handle gait = or_nil(visit.capture("test-gait.image"));
    ASSERT_TRUE(visit.detect(gait));
    ASSERT_TRUE(visit.compare(gait, or_nil(visit.extract("test-gait.image", slip))));
    EXPECT_THAT(visit.decide().unmet, Contains("test-gait.same")) << "nobody asked whose slip it is";
}

TEST(Slips, ThatSayTooLittleAreNeitherTheSameNorDifferent) {
    SlipWalk walk(Walk::Settings{{"holder", ""}});
    Visit visit(walk.setting(), {});
    walk.gather(visit);
    EXPECT_EQ(visit.compare(walk.slip, walk.entry).error().word, "doubtful");
    EXPECT_THAT(visit.decide().unmet, Contains("test-slip.same"));
}

TEST(Slips, AreHeldAgainstWhatOpenedThemAndNeverAgainstWhatIsMadeOfThem) {
    SlipWalk walk;
    Visit visit(walk.setting(), {});
    for (const char* name : {"ticket", "slip"}) ASSERT_TRUE(visit.ask(name));
    const Handle seen = or_nil(visit.capture("test-slip.cover"));
    const auto slip = visit.capture("test-slip.paper", {.unlock = seen});
    ASSERT_TRUE(slip) << slip.error().word;
    const Handle part = or_nil(visit.extract("test-slip.words", *slip));
    EXPECT_EQ(visit.compare(*slip, part).error().word, "invalid");
    const auto held = visit.compare(seen, *slip);
    ASSERT_TRUE(held) << held.error().word;
    EXPECT_TRUE(*held);
}

TEST(Evidence, PutsWhatTheDocumentsSayBesideEachOtherAndTheirChecksAfter) {
    SlipWalk walk(Walk::Settings{{"holder", "PNR002"}, {"valid", "false"}});
    Visit visit(walk.setting(), {});
    walk.gather(visit);
    EXPECT_THAT(visit.evidence(), IsEmpty()) << "nobody has decided yet";
    EXPECT_EQ(visit.decide().decision, Decision::officer);
    const std::vector<Record> evidence = visit.evidence();
    ASSERT_THAT(evidence, SizeIs(2));
    EXPECT_EQ(evidence[0].kind(), "test-slip.evidence");
    EXPECT_EQ(evidence[0].text("field.holder.1"), "PNR001") << "the entry";
    EXPECT_EQ(evidence[0].text("field.holder.2"), "PNR002") << "the slip";
    EXPECT_EQ(evidence[1].kind(), "test-slip.paper");
    EXPECT_EQ(evidence[1].text("check.stamp"), "failed");
    EXPECT_THAT(evidence[1].data(), IsEmpty());
}

TEST(Evidence, IsThereForTheOfficerWhoWasCalled) {
    SlipWalk walk;
    Visit visit(walk.setting(), walk.person.get_token());
    walk.gather(visit);
    walk.person.request_stop();
    EXPECT_EQ(visit.decide().reason, "person-please");
    EXPECT_THAT(visit.evidence(), SizeIs(2));
}

}  // namespace
}  // namespace cotejo::flows
