// SPDX-License-Identifier: Apache-2.0
//
// The store as the kiosk runs it, on a thread and in a process of its own, and databases that
// something happened to.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sqlite3.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "cotejo/kinds.h"
#include "../../tests/running_plugin.hpp"

namespace cotejo {
namespace {

using testing::RunningPlugin;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Record bytes(const char* kind, const std::string& text) {
    return Record({.kind = kind, .format = "bytes",
                   .storage = copied({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}),
                   .facts = {}, .time_ns = 0, .raster = {}});
}
Record key(const std::string& text) { return bytes(COTEJO_KIND_KEY, text); }
Record sealed(const std::string& text) { return bytes(COTEJO_KIND_SEALED, text); }

class StoreSqlite : public ::testing::TestWithParam<bool> {
protected:
    StoreSqlite() {
        std::string name = (std::filesystem::temp_directory_path() / "cotejo-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~StoreSqlite() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    RunningPlugin start() {
        return RunningPlugin(PLUGIN_FOLDER, GetParam(), {{"folder", folder_.string()}, {"busy", "1"}});
    }
    static Status keep(RunningPlugin& store, std::vector<Record> inputs) {
        return store.run("keep", "", std::move(inputs)).outcome.status;
    }
    static std::vector<std::string> find(RunningPlugin& store, const std::string& under,
                                         double after = 0) {
        Job job{"find", COTEJO_KIND_SEALED, {key(under)}, {}};
        if (after > 0) job.options.push_back({"after", std::nullopt, after});
        const Results results = store->run(std::move(job));
        std::vector<std::string> found;
        for (const Record& record : results.records)
            found.emplace_back(record.data().begin(), record.data().end());
        const Status expected = found.empty() ? Status::not_found : Status::ok;
        EXPECT_EQ(results.outcome.status, expected) << results.outcome.reason;
        return found;
    }
    std::filesystem::path file() const { return folder_ / "store.sqlite"; }
    /// Every byte in the folder.
    std::string on_disk() const {
        std::string all;
        for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
            std::ostringstream bytes; // its own: an empty file makes a stream fail
            bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            all += bytes.str();
        }
        return all;
    }
    void sql(const char* statements) const {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(file().c_str(), &database), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(database, statements, nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(database);
        sqlite3_close(database);
    }
    /// Why it does not start; "" when it does.
    std::string refusal() {
        RunningPlugin store = start();
        if (store) return "";
        return store.why_not() + "\n" + store.log();
    }

    std::filesystem::path folder_;
};

TEST_P(StoreSqlite, FindsWhatItKeptUnderEachKey) {
    RunningPlugin store = start();
    ASSERT_EQ(keep(store, {key("a"), key("b"), sealed("one")}), Status::ok);
    EXPECT_THAT(find(store, "a"), ElementsAre("one"));
    EXPECT_THAT(find(store, "b"), ElementsAre("one"));
    EXPECT_THAT(find(store, "c"), IsEmpty());
}

TEST_P(StoreSqlite, KeepsSeveralGroupsInOneJob) {
    RunningPlugin store = start();
    ASSERT_EQ(keep(store, {key("a"), sealed("one"), key("b"), key("box"), sealed("two"),
                           key("box"), sealed("three")}),
              Status::ok);
    EXPECT_THAT(find(store, "a"), ElementsAre("one"));
    EXPECT_THAT(find(store, "box"), ElementsAre("two", "three"));
}

TEST_P(StoreSqlite, ChangesNothingWhenAKeepIsRepeated) {
    RunningPlugin store = start();
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(keep(store, {key("a"), key("box"), sealed("one"), key("b"), sealed("two")}),
                  Status::ok);
    EXPECT_THAT(find(store, "a"), ElementsAre("one"));
    EXPECT_THAT(find(store, "box"), ElementsAre("one"));
    EXPECT_THAT(find(store, "b"), ElementsAre("two"));
}

TEST_P(StoreSqlite, KeepsAllGroupsOrNone) {
    RunningPlugin store = start();
    EXPECT_EQ(keep(store, {key("a"), sealed("one"), key("b"), sealed(std::string(2 << 20, 'x'))}),
              Status::invalid);
    EXPECT_THAT(find(store, "a"), IsEmpty());
}

TEST_P(StoreSqlite, GivesARecordThatNeedsABlock) {
    RunningPlugin store = start();
    const std::string large(900'000, 'x');
    ASSERT_EQ(keep(store, {key("a"), sealed(large)}), Status::ok);
    EXPECT_THAT(find(store, "a"), ElementsAre(large));
}

TEST_P(StoreSqlite, GivesOnlyWhatCameAfterASequence) {
    RunningPlugin store = start();
    for (const char* text : {"one", "two", "three"})
        ASSERT_EQ(keep(store, {key("box"), sealed(text)}), Status::ok);
    const Results all = store.run("find", COTEJO_KIND_SEALED, {key("box")});
    ASSERT_EQ(all.records.size(), 3u);
    EXPECT_THAT(find(store, "box", *all.records[0].number("sequence")), ElementsAre("two", "three"));
    EXPECT_THAT(find(store, "box", *all.records[2].number("sequence")), IsEmpty());
}

TEST_P(StoreSqlite, NeverGivesASequenceTwice) {
    RunningPlugin store = start();
    ASSERT_EQ(keep(store, {key("a"), sealed("one")}), Status::ok);
    const double first = *store.run("find", COTEJO_KIND_SEALED, {key("a")}).records[0].number("sequence");
    ASSERT_EQ(store.run("erase", "", {key("a")}).outcome.status, Status::ok);
    ASSERT_EQ(keep(store, {key("b"), sealed("two")}), Status::ok);
    EXPECT_GT(*store.run("find", COTEJO_KIND_SEALED, {key("b")}).records[0].number("sequence"), first);
}

TEST_P(StoreSqlite, KeepsOverAnotherStart) {
    {
        RunningPlugin store = start();
        ASSERT_EQ(keep(store, {key("a"), sealed("one")}), Status::ok);
    }
    RunningPlugin store = start();
    EXPECT_THAT(find(store, "a"), ElementsAre("one"));
}

TEST_P(StoreSqlite, KeepsWhatOnlyTheLogHoldsWhenAProgramEndsInTheMiddle) {
    RunningPlugin store = start();
    ASSERT_EQ(keep(store, {key("a"), sealed("one")}), Status::ok);
    // What a kill would leave: the files as they are now, nothing closed.
    const std::filesystem::path copy = folder_ / "copy";
    std::filesystem::create_directory(copy);
    for (const char* name : {"store.sqlite", "store.sqlite-wal"})
        std::filesystem::copy(folder_ / name, copy / name);
    RunningPlugin after(PLUGIN_FOLDER, GetParam(), {{"folder", copy.string()}});
    EXPECT_THAT(find(after, "a"), ElementsAre("one"));
}

TEST_P(StoreSqlite, LeavesNoByteOfWhatItErased) {
    RunningPlugin store = start();
    const std::string large = std::string(6000, 'x') + "the large goes-record" + std::string(6000, 'x');
    ASSERT_EQ(keep(store, {key("goes-key"), key("goes-too"), sealed("the goes-record"),
                           key("goes-key"), sealed(large), key("stays"), sealed("the stays-record")}),
              Status::ok);
    ASSERT_THAT(on_disk(), HasSubstr("goes-record"));
    ASSERT_EQ(store.run("erase", "", {key("goes-key")}).outcome.status, Status::ok);
    EXPECT_THAT(on_disk(), HasSubstr("stays-record"));
    EXPECT_THAT(find(store, "goes-too"), IsEmpty());
    EXPECT_THAT(find(store, "stays"), ElementsAre("the stays-record"));
    EXPECT_THAT(on_disk(), ::testing::Not(HasSubstr("goes-")));
}

TEST_P(StoreSqlite, TakesAnErasureOfNothingForDone) {
    RunningPlugin store = start();
    EXPECT_EQ(store.run("erase", "", {key("nothing")}).outcome.status, Status::ok);
}

TEST_P(StoreSqlite, CutsTheLogOfAnErasureThatAKillInterrupted) {
    const std::filesystem::path copy = folder_ / "copy";
    {
        RunningPlugin store = start();
        ASSERT_EQ(keep(store, {key("a"), sealed("the goes-record")}), Status::ok);
        std::filesystem::create_directory(copy);
        std::filesystem::copy(file(), copy / "store.sqlite");
        std::filesystem::copy(folder_ / "store.sqlite-wal", copy / "store.sqlite-wal");
    }
    RunningPlugin store(PLUGIN_FOLDER, GetParam(), {{"folder", copy.string()}});
    ASSERT_TRUE(store) << store.why_not();
    EXPECT_EQ(std::filesystem::file_size(copy / "store.sqlite-wal"), 0u);
}

TEST_P(StoreSqlite, MakesAFileForItsOwnerAlone) {
    RunningPlugin store = start();
    ASSERT_EQ(keep(store, {key("a"), sealed("one")}), Status::ok);
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
        EXPECT_EQ(entry.status().permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
            << entry.path();
}

TEST_P(StoreSqlite, SaysThatTheDatabaseIsLocked) {
    RunningPlugin store = start();
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const Results refused = store.run("keep", "", {key("a"), sealed("one")});
    EXPECT_EQ(refused.outcome.status, Status::busy);
    EXPECT_THAT(refused.outcome.reason, HasSubstr("locked by another program"));
    sqlite3_close(other);
    EXPECT_EQ(keep(store, {key("a"), sealed("one")}), Status::ok);
}

TEST_P(StoreSqlite, StartsOnNoDatabaseThatWasCutShort) {
    {
        RunningPlugin store = start();
        for (int i = 0; i < 40; ++i)
            ASSERT_EQ(keep(store, {key(std::to_string(i)), sealed(std::string(1000, 'x'))}), Status::ok);
        ASSERT_EQ(store.run("erase", "", {key("0")}).outcome.status, Status::ok); // all in one file
    }
    const auto whole = std::filesystem::file_size(file());
    for (auto size = whole - 4096; size >= 4096; size -= 4096) {
        std::filesystem::resize_file(file(), size);
        EXPECT_THAT(refusal(), HasSubstr("damaged")) << "cut to " << size << " of " << whole;
    }
    std::filesystem::resize_file(file(), 1000);
    EXPECT_THAT(refusal(), ::testing::AnyOf(HasSubstr("damaged"), HasSubstr("not of a Cotejo store")));
}

TEST_P(StoreSqlite, StartsOnNoDatabaseWithADamagedPage) {
    {
        RunningPlugin store = start();
        for (int i = 0; i < 40; ++i)
            ASSERT_EQ(keep(store, {key(std::to_string(i)), sealed(std::string(1000, 'x'))}), Status::ok);
        ASSERT_EQ(store.run("erase", "", {key("0")}).outcome.status, Status::ok);
    }
    std::fstream damage(file(), std::ios::in | std::ios::out | std::ios::binary);
    damage.seekp(3 * 4096);
    damage << std::string(4096, '\xff');
    damage.close();
    EXPECT_THAT(refusal(), HasSubstr("damaged"));
}

TEST_P(StoreSqlite, StartsOnNoFileThatIsNoDatabase) {
    std::ofstream(file()) << std::string(8192, 'x');
    EXPECT_THAT(refusal(), HasSubstr("damaged"));
}

TEST_P(StoreSqlite, StartsOnNoDatabaseOfAnotherVersion) {
    ASSERT_EQ(refusal(), "");
    sql("PRAGMA user_version = 7");
    EXPECT_THAT(refusal(), HasSubstr("of version 7"));
}

TEST_P(StoreSqlite, StartsOnNoDatabaseOfAnotherProgram) {
    sql("CREATE TABLE theirs (x)");
    EXPECT_THAT(refusal(), HasSubstr("not of a Cotejo store"));
}

TEST_P(StoreSqlite, SaysWhichFolderItLacks) {
    std::filesystem::remove_all(folder_);
    EXPECT_THAT(refusal(), HasSubstr(folder_.string()));
}

TEST_P(StoreSqlite, RefusesKeysWithoutARecord) {
    RunningPlugin store = start();
    EXPECT_EQ(keep(store, {key("a"), sealed("one"), key("b")}), Status::invalid);
    EXPECT_EQ(keep(store, {sealed("one")}), Status::invalid);
    EXPECT_THAT(find(store, "a"), IsEmpty());
}

/// A disk of 1 MiB over a folder, which this process and its children alone see.
class SmallDisk {
public:
    explicit SmallDisk(const std::filesystem::path& folder) : folder_(folder) {
        laid_ = ::unshare(CLONE_NEWNS) == 0 &&
                ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=1m") == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (laid_) ::umount2(folder_.c_str(), MNT_DETACH);
    }
    explicit operator bool() const { return laid_; }

private:
    std::filesystem::path folder_;
    bool laid_ = false;
};

TEST_P(StoreSqlite, KeepsAllOrNothingOnAFullDiskAndSaysSo) {
    const SmallDisk disk(folder_);
    if (!disk) GTEST_SKIP() << "only root can lay a small disk here";
    RunningPlugin store = start();
    ASSERT_EQ(keep(store, {key("a"), sealed("one")}), Status::ok);
    const Results refused =
        store.run("keep", "", {key("b"), sealed("two"), key("c"), sealed(std::string(1 << 20, 'x'))});
    EXPECT_EQ(refused.outcome.status, Status::unavailable);
    EXPECT_THAT(refused.outcome.reason, HasSubstr("the disk is full"));
    EXPECT_THAT(find(store, "a"), ElementsAre("one"));
    EXPECT_THAT(find(store, "b"), IsEmpty());
    EXPECT_EQ(keep(store, {key("b"), sealed("two")}), Status::ok) << "small ones fit still";
}

INSTANTIATE_TEST_SUITE_P(, StoreSqlite, ::testing::Bool(), [](const auto& info) {
    return std::string(info.param ? "isolated" : "local");
});

}  // namespace
}  // namespace cotejo
