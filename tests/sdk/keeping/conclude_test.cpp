// SPDX-License-Identifier: Apache-2.0
//
// The order of an ending: the decision's entry, then the keeping, then the screen.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "cotejo/store.hpp"
#include "sdk/keeping/store_fixture.hpp"

namespace cotejo {
namespace {

using testing::Shell;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Conclude : public testing::StoreFixture {
protected:
    AuditEntry decision() const {
        return AuditEntry(AuditType::decision, visit_).word(AuditField::decision, "through");
    }
    CheckIn check_in(const Shell& shell) const {
        return {record("checked in"), {under(shell, "entry")}, "check-in", record("message"), "message"};
    }
    Concluded conclude(Shell& shell) {
        return cotejo::conclude(*shell.log, *shell.store, decision(), RecordKey::fresh(),
                                check_in(shell));
    }
    const Reference visit_ = Reference::random();
};

TEST_F(Conclude, KeepsCheckInAndMessageTogether) {
    const auto shell = start();
    int keeps = 0;
    shell->meddler->tamper = [&](const Job& job, Results&) { keeps += job.role == "keep"; };
    EXPECT_TRUE(conclude(*shell).kept);
    EXPECT_EQ(keeps, 1);
    EXPECT_THAT(notes(*shell, "entry"), ElementsAre("checked in")) << "a second check-in is `used`";
    EXPECT_THAT(notes(*shell, shell->store->of_visit(visit_)), ElementsAre("checked in", "message"));
    EXPECT_THAT(notes(*shell, shell->store->outbox()), ElementsAre("message"));
}

TEST_F(Conclude, WritesTheDecisionBeforeItKeepsAnything) {
    const auto shell = start();
    std::vector<std::string> decided;
    shell->meddler->before = [&](const Job& job) -> std::optional<Outcome> {
        if (job.role == "keep") decided = entries("decision");
        return std::nullopt;
    };
    ASSERT_TRUE(conclude(*shell).kept);
    EXPECT_THAT(decided, ElementsAre(HasSubstr(visit_.text())));
}

TEST_F(Conclude, KeepsNothingWhenTheDecisionCannotBeWritten) {
    const auto shell = start();
    shell->meddler->before = [&](const Job& job) -> std::optional<Outcome> {
        EXPECT_NE(job.role, "keep");
        return std::nullopt;
    };
    AuditEntry wrong = decision();
    wrong.word(AuditField::reason, "Not A Word");
    const Concluded ended =
        cotejo::conclude(*shell->log, *shell->store, wrong, RecordKey::fresh(), check_in(*shell));
    EXPECT_FALSE(ended.kept);
    EXPECT_THAT(ended.reason, HasSubstr("'reason'"));
}

TEST_F(Conclude, IsAnOfficerInASecondEntryWhenKeepingFails) {
    const auto shell = start();
    shell->meddler->before = [](const Job& job) -> std::optional<Outcome> {
        if (job.role == "keep") return Outcome{Status::unavailable, "the disk is full"};
        return std::nullopt;
    };
    const Concluded ended = conclude(*shell);
    EXPECT_FALSE(ended.kept);
    EXPECT_THAT(ended.reason, HasSubstr("the disk is full"));
    EXPECT_THAT(entries("officer"),
                ElementsAre(HasSubstr(R"("reason":"keep-failed","status":"unavailable"})")));
    EXPECT_THAT(notes(*shell, "entry"), IsEmpty()) << "the traveller may try again";
}

TEST_F(Conclude, TellsAfterACrashThatTheVisitWasCompletedWhenItsCheckInIsThere) {
    ASSERT_TRUE(conclude(*start()).kept); // and then, before the screen, the shell ends
    const auto shell = start();
    ASSERT_TRUE(shell->store->reconcile());
    EXPECT_THAT(entries("completed"), ElementsAre(HasSubstr(visit_.text())));
    EXPECT_THAT(entries("abandoned"), IsEmpty());
    ASSERT_TRUE(shell->store->reconcile());
    EXPECT_THAT(entries("completed"), SizeIs(1)) << "it is told once";
}

TEST_F(Conclude, TellsAfterACrashThatTheVisitWasAbandonedWhenNothingWasKept) {
    ASSERT_TRUE(start()->log->append(decision())); // and then, before keep, the shell ends
    const auto shell = start();
    ASSERT_TRUE(shell->store->reconcile());
    EXPECT_THAT(entries("abandoned"), ElementsAre(HasSubstr(visit_.text())));
}

TEST_F(Conclude, TellsAfterACrashThatAVisitThatDecidedNothingWasAbandoned) {
    ASSERT_TRUE(start()->log->append(AuditEntry(AuditType::started, visit_)));
    const auto shell = start();
    ASSERT_TRUE(shell->store->reconcile());
    EXPECT_THAT(entries("abandoned"), SizeIs(1));
}

TEST_F(Conclude, RefusesAStoreThatWasEmptiedWhileItsKeysStayed) {
    ASSERT_TRUE(keep(*start(), "one", "one"));
    EXPECT_TRUE(start()->store->reconcile());
    std::filesystem::remove_all(scratch_.folder() / "store");
    const auto lost = start()->store->reconcile();
    ASSERT_FALSE(lost);
    EXPECT_THAT(lost.error().what, HasSubstr("put the store's folder back"));
}

TEST_F(Conclude, TakesKeysAwayThatACrashLeftWithoutARecord) {
    const RecordKey one = RecordKey::fresh(), two = RecordKey::fresh();
    const std::array<const RecordKey*, 2> keys{&one, &two};
    ASSERT_TRUE(start()->log->append(decision()));
    ASSERT_TRUE(start()->keys->add(keys, "check-in")); // and then, before keep, the shell ends
    for (int again = 0; again < 2; ++again) EXPECT_TRUE(start()->store->reconcile());
    EXPECT_THAT(start()->keys->live(), SizeIs(0));
    EXPECT_THAT(entries("abandoned"), SizeIs(1));
}

TEST_F(Conclude, TellsNothingWhileTheStoreCannotBeAsked) {
    ASSERT_TRUE(conclude(*start()).kept);
    const auto shell = start();
    shell->meddler->before = [](const Job&) { return Outcome{Status::unavailable, "down"}; };
    EXPECT_FALSE(shell->store->reconcile());
    EXPECT_THAT(entries("abandoned"), IsEmpty()) << "a check-in that is there is never denied";
}

}  // namespace
}  // namespace cotejo
