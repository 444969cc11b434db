// SPDX-License-Identifier: Apache-2.0
//
// Right 11: each record has a key of its own; erasing the key erases every copy, backups too.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "cotejo/kinds.h"
#include "keeping/seal.hpp"
#include "sdk/keeping/store_fixture.hpp"

namespace cotejo {
namespace {

using std::chrono::days;
using testing::Shell;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Right11 : public testing::StoreFixture {
protected:
    std::filesystem::path store() const { return scratch_ / "store"; }
    /// Copies what lies in the store's folder while the kiosk runs: the database, its log, all.
    std::filesystem::path backup(const std::string& name) const {
        std::filesystem::copy(store(), scratch_ / name, std::filesystem::copy_options::recursive);
        return scratch_ / name;
    }
    void restore(const std::filesystem::path& from, const std::vector<std::string>& files) const {
        std::filesystem::remove_all(store());
        std::filesystem::create_directory(store());
        for (const std::string& file : files)
            if (std::filesystem::exists(from / file))
                std::filesystem::copy(from / file, store() / file);
    }
    /// Every sealed record the store plugin gives for a word, whoever can open it.
    static std::vector<Record> sealed(Shell& shell, const std::string& word) {
        const LookupKey key = under(shell, word);
        return shell.plugin
            ->run({"find", COTEJO_KIND_SEALED,
                   {Record({.kind = COTEJO_KIND_KEY, .format = "bytes", .storage = copied(key.bytes),
                            .facts = {}, .time_ns = 0, .raster = {}})},
                   {}})
            .records;
    }
    /// Tries every key there is.
    static bool anything_opens(Shell& shell, const Record& sealed) {
        for (const Reference& id : shell.keys->live())
            if (const auto key = shell.keys->get(id); key && open_sealed(sealed.data(), *key))
                return true;
        return false;
    }
};

TEST_F(Right11, YesterdaysDatabaseItsLogAndItsBackupOpenNothingThatWasErased) {
    std::filesystem::path yesterday;
    {
        const auto shell = start();
        ASSERT_TRUE(keep(*shell, "erased", "about one traveller"));
        ASSERT_TRUE(keep(*shell, "kept", "about another"));
        yesterday = backup("yesterday");
        clock_.now += days(1);
        ASSERT_TRUE(shell->store->erase(under(*shell, "erased"), "request"));
    }
    const std::vector<std::vector<std::string>> copies{
        {"store.sqlite", "store.sqlite-wal", "store.sqlite-shm"},
        {"store.sqlite", "store.sqlite-wal"}};
    for (const std::vector<std::string>& copy : copies) {
        restore(yesterday, copy);
        const auto shell = start();
        const std::vector<Record> there = sealed(*shell, "erased");
        ASSERT_EQ(there.size(), 1u) << "the copy does hold what was erased";
        EXPECT_FALSE(anything_opens(*shell, there.front()));
        EXPECT_THAT(notes(*shell, "erased"), IsEmpty());
        EXPECT_THAT(notes(*shell, "kept"), ElementsAre("about another"));
    }
}

TEST_F(Right11, ACopyOpensNothingOnceItsRetentionEnded) {
    std::filesystem::path yesterday;
    {
        const auto shell = start();
        ASSERT_TRUE(keep(*shell, "message", "about a traveller", "message"));
        yesterday = backup("yesterday");
        clock_.now += days(3);
        ASSERT_TRUE(shell->store->expire());
    }
    restore(yesterday, {"store.sqlite", "store.sqlite-wal"});
    const auto shell = start();
    ASSERT_EQ(sealed(*shell, "message").size(), 1u);
    EXPECT_THAT(notes(*shell, "message"), IsEmpty());
}

TEST_F(Right11, ACopyOfTheWrappedKeysOpensNothingOnceTheirEpochKeyIsDestroyed) {
    std::filesystem::path yesterday;
    std::string wrapped;
    {
        const auto shell = start();
        ASSERT_TRUE(keep(*shell, "message", "about a traveller", "message"));
        yesterday = backup("yesterday");
        wrapped = testing::contents(scratch_ / "keys" / "records.keys");
        clock_.now += days(3);
        ASSERT_TRUE(shell->store->expire());
    }
    restore(yesterday, {"store.sqlite", "store.sqlite-wal"});
    testing::replace(scratch_ / "keys" / "records.keys", wrapped);
    const auto shell = start();
    EXPECT_THAT(notes(*shell, "message"), IsEmpty());
    EXPECT_THAT(shell->keys->live(), IsEmpty());
}

TEST_F(Right11, ACopyOnAnotherMachineOpensNothingAtAll) {
    {
        const auto shell = start();
        ASSERT_TRUE(keep(*shell, "kept", "about a traveller"));
        backup("stolen");
    }
    std::filesystem::rename(scratch_ / "keys", scratch_ / "left-behind");
    restore(scratch_ / "stolen", {"store.sqlite", "store.sqlite-wal"});
    const auto shell = start();
    EXPECT_THAT(notes(*shell, "kept"), IsEmpty());
}

TEST_F(Right11, NoTwoRecordsHaveOneKey) {
    const auto shell = start();
    std::set<Reference> ids;
    std::vector<Record> all;
    for (int i = 0; i < 20; ++i) {
        const std::string word = std::to_string(i);
        ASSERT_TRUE(keep(*shell, word, "about a traveller"));
        all.push_back(sealed(*shell, word).at(0));
        ids.insert(*sealed_for(all.back().data()));
    }
    EXPECT_EQ(ids.size(), all.size());
    for (const Record& record : all) {
        int opens = 0;
        for (const Reference& id : ids) opens += bool(open_sealed(record.data(), *shell->keys->get(id)));
        EXPECT_EQ(opens, 1);
    }
}

TEST_F(Right11, ErasingTheCheckInMakesTheLogsDigestsMute) {
    const auto shell = start();
    const Reference visit = Reference::random();
    const Digest document = sha256(std::vector<std::uint8_t>{'A', 'B', '1', '2', '3'});
    RecordKey key = RecordKey::fresh();
    const Reference id = key.id();
    ASSERT_TRUE(shell->log->append(AuditEntry(AuditType::finding, visit)
                                       .digest(AuditField::sample, key.digest(document))));
    const Concluded ended = conclude(
        *shell->log, *shell->store,
        AuditEntry(AuditType::decision, visit).word(AuditField::decision, "through"), std::move(key),
        {record("checked in"), {under(*shell, "entry")}, "check-in", {}, {}});
    ASSERT_TRUE(ended.kept) << ended.reason;
    const std::string logged = testing::contents(file());
    // Whoever holds the key can show which document the log speaks of.
    EXPECT_THAT(logged, HasSubstr(shell->keys->get(id)->digest(document).text()));
    ASSERT_TRUE(shell->store->erase(shell->store->of_visit(visit), "request"));
    // Nobody holds it any more, and a guess of the number says nothing.
    EXPECT_FALSE(shell->keys->get(id));
    EXPECT_THAT(logged, ::testing::Not(HasSubstr(hex(document))));
}

}  // namespace
}  // namespace cotejo
