// SPDX-License-Identifier: Apache-2.0
//
// The store: what is kept is found, what is erased is gone, and a store plugin that lies is caught.

#include "cotejo/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cotejo/kinds.h"
#include "keeping/text.hpp"
#include "sdk/keeping/store_fixture.hpp"

namespace cotejo {
namespace {

using std::chrono::days;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

using StoreTest = testing::StoreFixture;

TEST_F(StoreTest, FindsWhatItKeptAfterAnotherStart) {
    ASSERT_TRUE(keep(*start(), "one", "first"));
    const auto shell = start();
    EXPECT_THAT(notes(*shell, "one"), ElementsAre("first"));
    EXPECT_THAT(notes(*shell, "two"), IsEmpty());
}

TEST_F(StoreTest, FindsARecordUnderEachOfItsKeys) {
    const auto shell = start();
    std::vector<Keepsake> one;
    one.push_back({{under(*shell, "a"), under(*shell, "b")}, record("both"), "check-in"});
    ASSERT_TRUE(shell->store->keep(std::move(one)));
    EXPECT_THAT(notes(*shell, "a"), ElementsAre("both"));
    EXPECT_THAT(notes(*shell, "b"), ElementsAre("both"));
}

TEST_F(StoreTest, GivesWhatWasKeptLaterInTheOrderKept) {
    const auto shell = start();
    for (const char* text : {"first", "second", "third"}) ASSERT_TRUE(keep(*shell, "box", text));
    const auto all = shell->store->find(under(*shell, "box"));
    ASSERT_TRUE(all);
    ASSERT_THAT(*all, SizeIs(3));
    const auto later = shell->store->find(under(*shell, "box"), all->front().sequence);
    ASSERT_TRUE(later);
    ASSERT_THAT(*later, SizeIs(2));
    EXPECT_EQ(later->front().record.text("note"), "second");
}

TEST_F(StoreTest, KeepsSeveralRecordsOrNone) {
    const auto shell = start();
    std::vector<Keepsake> two;
    two.push_back({{under(*shell, "small")}, record("small"), "check-in"});
    two.push_back({{under(*shell, "large")},
                   Record({.kind = "cotejo.check-in", .format = "bytes",
                           .storage = copied(std::vector<std::uint8_t>(2u << 20)), .facts = {},
                           .time_ns = 0, .raster = {}}),
                   "check-in"});
    EXPECT_FALSE(shell->store->keep(std::move(two)));
    EXPECT_THAT(notes(*shell, "small"), IsEmpty());
    EXPECT_THAT(shell->keys->live(), IsEmpty()) << "no key is left for what was not kept";
}

TEST_F(StoreTest, ShowsTheStoreNothingButKeysAndSealedRecords) {
    const auto shell = start();
    std::string seen;
    shell->meddler->tamper = [&](const Job& job, Results&) {
        for (const Record& input : job.inputs) {
            EXPECT_THAT(input.kind(), ::testing::AnyOf(COTEJO_KIND_KEY, COTEJO_KIND_SEALED));
            EXPECT_THAT(input.facts(), IsEmpty());
            seen.append(input.data().begin(), input.data().end());
        }
    };
    ASSERT_TRUE(keep(*shell, "12A", "Gomez"));
    EXPECT_GT(seen.size(), 100u);
    EXPECT_THAT(seen, AllOf(Not(HasSubstr("12A")), Not(HasSubstr("Gomez")), Not(HasSubstr("note"))));
}

TEST_F(StoreTest, ErasesARecordItsKeyAndSaysSo) {
    const auto shell = start();
    ASSERT_TRUE(keep(*shell, "goes", "gone"));
    ASSERT_TRUE(keep(*shell, "stays", "here"));
    const auto erased = shell->store->erase(under(*shell, "goes"), "request");
    ASSERT_TRUE(erased) << erased.error().what;
    EXPECT_EQ(*erased, 1u);
    EXPECT_THAT(notes(*shell, "goes"), IsEmpty());
    EXPECT_THAT(notes(*shell, "stays"), ElementsAre("here"));
    EXPECT_THAT(shell->keys->live(), SizeIs(1));
    EXPECT_THAT(entries("erased"),
                ElementsAre(HasSubstr(R"("retention":"check-in","day":"2026-11-22",)"
                                      R"("reason":"request","count":1,"remaining":0})")));
}

TEST_F(StoreTest, ErasesNothingTwice) {
    const auto shell = start();
    ASSERT_TRUE(keep(*shell, "goes", "gone"));
    ASSERT_TRUE(shell->store->erase(under(*shell, "goes"), "request"));
    EXPECT_EQ(*shell->store->erase(under(*shell, "goes"), "request"), 0u);
    EXPECT_THAT(entries("erased"), SizeIs(1));
}

TEST_F(StoreTest, ErasesEachClassWhenItsRetentionEnds) {
    const auto shell = start();
    ASSERT_TRUE(keep(*shell, "m", "message", "message"));
    ASSERT_TRUE(keep(*shell, "c", "check-in"));
    clock_.now += days(2);
    EXPECT_EQ(*shell->store->expire(), 0u);
    clock_.now += days(1);
    EXPECT_EQ(*shell->store->expire(), 1u);
    EXPECT_THAT(notes(*shell, "m"), IsEmpty());
    EXPECT_THAT(notes(*shell, "c"), ElementsAre("check-in"));
    clock_.now += days(40);
    EXPECT_EQ(*shell->store->expire(), 1u);
    EXPECT_THAT(entries("erased"),
                ElementsAre(HasSubstr(R"("retention":"message")"), HasSubstr(R"("check-in")")));
}

TEST_F(StoreTest, EndsAnErasureThatACrashCutOffAtEveryStep) {
    // The store does not answer its first, second, ... call of the erasure, and the shell ends there.
    for (int survives = 0; survives < 3; ++survives) {
        {
            const auto shell = start();
            ASSERT_TRUE(keep(*shell, "goes", "gone"));
            int calls = 0;
            shell->meddler->before = [&](const Job&) -> std::optional<Outcome> {
                if (calls++ <= survives) return std::nullopt;
                return Outcome{Status::unavailable, "ended"};
            };
            const auto erased = shell->store->erase(under(*shell, "goes"), "request");
            ASSERT_EQ(bool(erased), survives == 2) << survives;
        }
        const auto shell = start();
        EXPECT_THAT(notes(*shell, "goes"), IsEmpty());
        ASSERT_TRUE(shell->store->reconcile());
        EXPECT_THAT(shell->keys->erased(), IsEmpty());
        EXPECT_THAT(entries("erased"), SizeIs(survives + 1));
    }
}

TEST_F(StoreTest, AsksAPluginThatDiedOnceMoreAndKeepsOnce) {
    const auto shell = start();
    bool died = false;
    shell->meddler->tamper = [&](const Job& job, Results& results) {
        if (job.role != "keep" || died) return;
        died = true; // it had kept the record, and nobody heard of it
        results.outcome = {Status::unavailable, "died"};
    };
    ASSERT_TRUE(keep(*shell, "one", "first"));
    EXPECT_TRUE(died);
    EXPECT_THAT(notes(*shell, "one"), ElementsAre("first"));
}

TEST_F(StoreTest, OpensNothingOfAKeepThatFailedForGoodThoughTheStoreHasIt) {
    const auto shell = start();
    shell->meddler->tamper = [](const Job& job, Results& results) {
        if (job.role == "keep") results.outcome = {Status::failed, "disk"};
    };
    const auto kept = keep(*shell, "one", "first");
    ASSERT_FALSE(kept);
    EXPECT_THAT(kept.error().what, HasSubstr("disk"));
    EXPECT_THAT(notes(*shell, "one"), IsEmpty());
    shell->meddler->tamper = nullptr;
    ASSERT_TRUE(shell->store->reconcile());
    EXPECT_THAT(notes(*shell, "one"), IsEmpty());
}

TEST_F(StoreTest, CatchesAStoreThatGivesAnotherTravellersRecord) {
    const auto shell = start();
    ASSERT_TRUE(keep(*shell, "a", "of a"));
    ASSERT_TRUE(keep(*shell, "b", "of b"));
    const Results other = shell->plugin->run(
        {"find", "sealed", {Record({.kind = "key", .format = "bytes",
                                    .storage = copied(under(*shell, "b").bytes), .facts = {},
                                    .time_ns = 0, .raster = {}})}, {}});
    shell->meddler->tamper = [&](const Job&, Results& results) { results.records = other.records; };
    EXPECT_THAT(notes(*shell, "a"), ElementsAre(HasSubstr("kept under another key")));
}

TEST_F(StoreTest, CatchesAStoreThatChangesARecord) {
    const auto shell = start();
    ASSERT_TRUE(keep(*shell, "a", "of a"));
    shell->meddler->tamper = [&](const Job&, Results& results) {
        std::vector<std::uint8_t> bytes(results.records[0].data().begin(),
                                        results.records[0].data().end());
        bytes.back() ^= 1;
        results.records[0] = Record({.kind = "sealed", .format = "bytes", .storage = copied(bytes),
                                     .facts = {{"sequence", std::nullopt, 1.0}}, .time_ns = 0,
                                     .raster = {}});
    };
    EXPECT_THAT(notes(*shell, "a"), ElementsAre(HasSubstr("changed")));
}

TEST_F(StoreTest, CatchesAStoreThatGivesWhatNobodySealed) {
    const auto shell = start();
    shell->meddler->tamper = [&](const Job&, Results& results) {
        results.outcome = {Status::ok, ""};
        results.records = {record("no sealed record")};
    };
    EXPECT_THAT(notes(*shell, "a"), ElementsAre(HasSubstr("no kiosk sealed")));
}

TEST_F(StoreTest, CatchesAStoreThatOnlySaysItErased) {
    const auto shell = start();
    ASSERT_TRUE(keep(*shell, "goes", "gone"));
    shell->meddler->before = [](const Job& job) -> std::optional<Outcome> {
        if (job.role == "erase") return Outcome{Status::ok, ""};
        return std::nullopt;
    };
    const auto erased = shell->store->erase(under(*shell, "goes"), "request");
    ASSERT_FALSE(erased);
    EXPECT_THAT(erased.error().what, HasSubstr("it said it had erased"));
    EXPECT_THAT(entries("erased"), IsEmpty()) << "the log proves no erasure that was none";
    EXPECT_THAT(notes(*shell, "goes"), IsEmpty()) << "and yet nothing opens it";
}

TEST_F(StoreTest, SaysWhyTheStoreCouldNot) {
    const auto shell = start();
    shell->meddler->before = [](const Job&) { return Outcome{Status::busy, "locked"}; };
    const auto found = shell->store->find(under(*shell, "a"));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().status, Status::busy);
    EXPECT_THAT(found.error().what, AllOf(HasSubstr("find"), HasSubstr("locked")));
}

}  // namespace
}  // namespace cotejo
