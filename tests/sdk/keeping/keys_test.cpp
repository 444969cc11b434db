// SPDX-License-Identifier: Apache-2.0
//
// Keys: kept apart, erased for good, and whole after a power cut at any byte.

#include "cotejo/keys.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>

#include "keeping/text.hpp"
#include "sdk/keeping/scratch.hpp"

namespace cotejo {
namespace {

using std::chrono::days;
using testing::contents;
using testing::Scratch;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class KeysTest : public ::testing::Test {
protected:
    Keys::Options options() {
        return {folder_, {{"check-in", days(30)}, {"message", days(2)}}, clock_.clock()};
    }
    std::unique_ptr<Keys> open() {
        auto keys = Keys::open(options());
        EXPECT_TRUE(keys) << keys.error().what;
        return keys ? std::move(*keys) : nullptr;
    }
    static RecordKey added(Keys& keys, const std::string& retention) {
        RecordKey key = RecordKey::fresh();
        const RecordKey* one[]{&key};
        EXPECT_TRUE(keys.add(one, retention));
        return key;
    }
    static bool opens(const Keys& keys, const RecordKey& key) {
        const auto got = keys.get(key.id());
        return got && std::ranges::equal(got->secret().bytes(), key.secret().bytes());
    }
    std::filesystem::path records() const { return folder_ / "records.keys"; }

    Scratch scratch_;
    std::filesystem::path folder_ = scratch_ / "keys";
    testing::SetClock clock_;
};

TEST_F(KeysTest, GivesBackAKeyAfterAnotherStart) {
    const RecordKey key = added(*open(), "check-in");
    EXPECT_TRUE(opens(*open(), key));
}

TEST_F(KeysTest, MakesNothingInPlaceOfWhatIsLost) {
    added(*open(), "check-in");
    Keys::Options later = options();
    later.may_begin = false;
    EXPECT_TRUE(Keys::open(later));
    for (const char* lost : {"records.keys", "lookup.key", ""}) {
        std::filesystem::remove_all(folder_ / lost);
        for (int start = 0; start < 2; ++start) {
            const auto keys = Keys::open(later);
            ASSERT_FALSE(keys) << lost;
            EXPECT_EQ(keys.error().status, Status::not_found);
            EXPECT_THAT(keys.error().what, HasSubstr(folder_.string()));
        }
    }
    EXPECT_FALSE(std::filesystem::exists(folder_));
}

TEST_F(KeysTest, LiesInAFolderAndFilesOfItsOwnerAlone) {
    added(*open(), "check-in");
    const auto mode = [](const std::filesystem::path& path) {
        struct stat status{};
        EXPECT_EQ(::stat(path.c_str(), &status), 0);
        return status.st_mode & 0777;
    };
    EXPECT_EQ(mode(folder_), 0700u);
    for (const auto& file : std::filesystem::directory_iterator(folder_))
        EXPECT_EQ(mode(file.path()), 0600u) << file.path();
}

TEST_F(KeysTest, OpensNoFolderThatOthersCanRead) {
    open();
    std::filesystem::permissions(folder_, std::filesystem::perms::group_exec,
                                 std::filesystem::perm_options::add);
    const auto keys = Keys::open(options());
    ASSERT_FALSE(keys);
    EXPECT_THAT(keys.error().what, HasSubstr("0700"));
}

TEST_F(KeysTest, IsOpenInOneProgramAtATime) {
    const auto first = open();
    const auto second = Keys::open(options());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().status, Status::busy);
}

TEST_F(KeysTest, HasOneEpochKeyADayAndClass) {
    const auto keys = open();
    added(*keys, "check-in");
    added(*keys, "check-in");
    added(*keys, "message");
    clock_.now += days(1);
    added(*keys, "check-in");
    std::vector<std::string> epochs;
    for (const auto& file : std::filesystem::directory_iterator(folder_))
        if (file.path().extension() == ".epoch") epochs.push_back(file.path().stem());
    EXPECT_THAT(epochs, UnorderedElementsAre("check-in-2026-11-22", "message-2026-11-22",
                                             "check-in-2026-11-23"));
}

TEST_F(KeysTest, NeverWritesARecordKeyInTheClear) {
    const RecordKey key = added(*open(), "check-in");
    const auto secret = key.secret().bytes();
    const std::string needle(secret.begin(), secret.end());
    for (const auto& file : std::filesystem::directory_iterator(folder_))
        EXPECT_EQ(contents(file.path()).find(needle.substr(0, 8)), std::string::npos);
}

TEST_F(KeysTest, ForgetsAnErasedKeyAtOnceAndAfterAnotherStart) {
    const auto keys = open();
    const RecordKey gone = added(*keys, "check-in"), stays = added(*keys, "check-in");
    const std::string before = contents(records());
    const Reference ids[]{gone.id()};
    ASSERT_TRUE(keys->erase(ids));
    EXPECT_FALSE(keys->get(gone.id()));
    EXPECT_TRUE(opens(*keys, stays));
    EXPECT_THAT(keys->live(), ElementsAre(stays.id()));
    // The wrapped key itself was overwritten: nothing of those 60 bytes is left in the file.
    const std::string wrapped = before.substr(128 + 38, 60);
    ASSERT_NE(before.find(wrapped), std::string::npos);
    EXPECT_EQ(contents(records()).find(wrapped.substr(0, 12)), std::string::npos);
}

TEST_F(KeysTest, RemembersAnErasedIdUntilItMayForgetIt) {
    Reference id;
    {
        const auto keys = open();
        id = added(*keys, "check-in").id();
        ASSERT_TRUE(keys->erase(std::span(&id, 1)));
    }
    const auto keys = open();
    ASSERT_EQ(keys->erased().size(), 1u);
    EXPECT_EQ(keys->erased().begin()->first.retention, "check-in");
    EXPECT_THAT(keys->erased().begin()->second, ElementsAre(id));
    ASSERT_TRUE(keys->forget(std::span(&id, 1)));
    EXPECT_THAT(keys->erased(), IsEmpty());
}

TEST_F(KeysTest, ForgetsNoKeyThatStillOpens) {
    const auto keys = open();
    const RecordKey key = added(*keys, "check-in");
    const Reference ids[]{key.id()};
    ASSERT_TRUE(keys->forget(ids));
    EXPECT_TRUE(opens(*keys, key));
}

TEST_F(KeysTest, UsesAFreedPlaceAgain) {
    const auto keys = open();
    const Reference ids[]{added(*keys, "check-in").id()};
    const auto size = std::filesystem::file_size(records());
    ASSERT_TRUE(keys->erase(ids));
    ASSERT_TRUE(keys->forget(ids));
    added(*keys, "check-in");
    EXPECT_EQ(std::filesystem::file_size(records()), size);
}

TEST_F(KeysTest, DestroysAnEpochWhenItsRetentionEnds) {
    const auto keys = open();
    const RecordKey message = added(*keys, "message"), check_in = added(*keys, "check-in");
    clock_.now += days(2);
    EXPECT_THAT(*keys->expire(), IsEmpty());
    EXPECT_TRUE(opens(*keys, message));
    clock_.now += days(1);
    const auto ended = keys->expire();
    ASSERT_TRUE(ended);
    ASSERT_EQ(ended->size(), 1u);
    EXPECT_EQ(ended->front().retention, "message");
    EXPECT_FALSE(keys->get(message.id()));
    EXPECT_TRUE(opens(*keys, check_in));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "message-2026-11-22.epoch"));
}

TEST_F(KeysTest, LosesEveryKeyOfAnEpochWhoseFileIsGone) {
    const RecordKey key = added(*open(), "check-in");
    std::filesystem::remove(folder_ / "check-in-2026-11-22.epoch");
    const auto keys = open();
    EXPECT_FALSE(keys->get(key.id()));
    EXPECT_EQ(keys->erased().size(), 1u);
}

TEST_F(KeysTest, MakesLookupKeysThatAreTheSameHereAndNowhereElse) {
    const std::vector<std::string> parts{"AV9", "12A"};
    LookupKey key;
    {
        const auto keys = open();
        key = keys->lookup("entry", parts);
        EXPECT_NE(keys->lookup("visit", parts), key);
        const std::vector<std::string> moved{"AV91", "2A"};
        EXPECT_NE(keys->lookup("entry", moved), key);
    }
    EXPECT_EQ(open()->lookup("entry", parts), key);
    const Scratch other;
    Keys::Options elsewhere = options();
    elsewhere.folder = other / "keys";
    EXPECT_NE((*Keys::open(elsewhere))->lookup("entry", parts), key);
}

TEST_F(KeysTest, RefusesAnUnknownClass) {
    const auto keys = open();
    const RecordKey key = RecordKey::fresh();
    const RecordKey* one[]{&key};
    const auto refused = keys->add(one, "for-ever");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, Status::invalid);
}

TEST_F(KeysTest, SaysWhichClassTheConfigurationLost) {
    added(*open(), "message");
    Keys::Options fewer = options();
    fewer.retention.erase("message");
    const auto keys = Keys::open(fewer);
    ASSERT_FALSE(keys);
    EXPECT_THAT(keys.error().what, HasSubstr("'message'"));
}

TEST_F(KeysTest, DoesNotMakeANewLookupKeyForRecordsOfAnOldOne) {
    added(*open(), "check-in");
    std::filesystem::remove(folder_ / "lookup.key");
    const auto keys = Keys::open(options());
    ASSERT_FALSE(keys);
    EXPECT_THAT(keys.error().what, HasSubstr("lookup.key"));
}

TEST_F(KeysTest, OpensNoFileOfAnotherKind) {
    open();
    testing::replace(records(), std::string(256, 'x'));
    const auto keys = Keys::open(options());
    ASSERT_FALSE(keys);
    EXPECT_THAT(keys.error().what, HasSubstr("not a file of record keys"));
}

/// A power cut in the middle of a change: for every byte, the file with what had been written of
/// the change until then, the rest being as it was.
class PowerCut : public KeysTest {
protected:
    void expect_at_every_byte(const std::string& before, const std::string& after,
                              const std::function<void(Keys&)>& expectation) {
        ASSERT_NE(before, after);
        for (std::size_t cut = 0; cut <= after.size(); ++cut) {
            std::string half = before;
            if (half.size() < cut) half.resize(cut);
            half.replace(0, cut, after, 0, cut);
            if (half == previous_) continue;
            previous_ = half;
            testing::replace(records(), half);
            SCOPED_TRACE("cut at byte " + std::to_string(cut));
            const auto keys = open();
            ASSERT_TRUE(keys);
            for (const Reference& id : keys->live()) EXPECT_TRUE(keys->get(id));
            expectation(*keys);
        }
    }
    std::string previous_;
};

TEST_F(PowerCut, InTheHeadOfTheFileLosesNothing) {
    open();
    const std::string whole = contents(records());
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        testing::replace(records(), whole.substr(0, size));
        const auto keys = open();
        ASSERT_TRUE(keys) << "cut at " << size;
        EXPECT_THAT(keys->live(), IsEmpty());
    }
}

TEST_F(PowerCut, WhileAKeyIsAddedLosesNoOther) {
    auto keys = open();
    const RecordKey first = added(*keys, "check-in");
    const std::string before = contents(records());
    const RecordKey second = added(*keys, "check-in");
    const std::string after = contents(records());
    keys.reset();
    expect_at_every_byte(before, after, [&](Keys& keys) {
        EXPECT_TRUE(opens(keys, first));
        EXPECT_EQ(opens(keys, second), bool(keys.get(second.id())));
        const RecordKey third = added(keys, "check-in");
        EXPECT_TRUE(opens(keys, third));
    });
}

TEST_F(PowerCut, WhileAKeyIsErasedLosesNoOtherAndNeverForgetsTheErasure) {
    auto keys = open();
    const RecordKey stays = added(*keys, "check-in"), goes = added(*keys, "check-in");
    const std::string before = contents(records());
    const Reference ids[]{goes.id()};
    ASSERT_TRUE(keys->erase(ids));
    const std::string after = contents(records());
    keys.reset();
    expect_at_every_byte(before, after, [&](Keys& keys) {
        EXPECT_TRUE(opens(keys, stays));
        const auto erased = keys.erased();
        const bool remembered = erased.size() == 1 && erased.begin()->second.front() == goes.id();
        EXPECT_NE(opens(keys, goes), remembered) << "either as before, or known to be erased";
        const bool readable = contents(records()).find(before.substr(256 + 50, 32)) != before.npos;
        EXPECT_NE(readable, remembered);
    });
}

TEST_F(PowerCut, WhileAPlaceIsFreedLosesNoOther) {
    auto keys = open();
    const RecordKey stays = added(*keys, "check-in"), goes = added(*keys, "check-in");
    const Reference ids[]{goes.id()};
    ASSERT_TRUE(keys->erase(ids));
    const std::string before = contents(records());
    ASSERT_TRUE(keys->forget(ids));
    const std::string after = contents(records());
    keys.reset();
    expect_at_every_byte(before, after, [&](Keys& keys) {
        EXPECT_TRUE(opens(keys, stays));
        EXPECT_FALSE(keys.get(goes.id()));
        for (const auto& [epoch, left] : keys.erased()) EXPECT_TRUE(keys.forget(left));
        EXPECT_THAT(keys.erased(), IsEmpty());
    });
}

TEST_F(PowerCut, WhileAnEpochKeyIsMadeLeavesNoHalfKey) {
    auto keys = open();
    const RecordKey first = added(*keys, "check-in");
    const std::filesystem::path epoch = folder_ / "message-2026-11-22.epoch";
    keys.reset();
    const std::string whole = contents(folder_ / "check-in-2026-11-22.epoch");
    std::filesystem::path draft = epoch;
    draft += ".new"; // it has its name only once it is whole
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        testing::replace(draft, whole.substr(0, size));
        const auto keys = open();
        ASSERT_TRUE(keys);
        EXPECT_TRUE(opens(*keys, first));
        EXPECT_TRUE(opens(*keys, added(*keys, "message")));
        ASSERT_TRUE(std::filesystem::remove(epoch));
    }
}

TEST_F(PowerCut, WhileAnEpochKeyIsOverwrittenEndsItsDestruction) {
    const RecordKey key = added(*open(), "check-in");
    const std::filesystem::path epoch = folder_ / "check-in-2026-11-22.epoch";
    const std::string whole = contents(epoch);
    for (std::size_t size = 1; size <= whole.size(); ++size) {
        testing::replace(epoch, std::string(size, '\0') + whole.substr(size));
        const auto keys = open();
        ASSERT_TRUE(keys);
        EXPECT_FALSE(keys->get(key.id()));
        EXPECT_FALSE(std::filesystem::exists(epoch));
    }
}

TEST(RecordKey, MakesDigestsThatOnlyItsOwnKeyRepeats) {
    const RecordKey key = RecordKey::fresh();
    const Digest digest = sha256(bytes_of("a sample"));
    EXPECT_EQ(key.digest(digest), key.digest(digest));
    EXPECT_NE(key.digest(digest), RecordKey::fresh().digest(digest));
    EXPECT_NE(key.digest(digest).text(), hex(digest));
}

TEST(Reference, IsReadFromItsOwnTextAlone) {
    const Reference reference = Reference::random();
    EXPECT_EQ(*Reference::parse(reference.text()), reference);
    for (const std::string& text : {reference.text() + "0", reference.text().substr(1),
                                    std::string(32, 'g'), std::string(32, 'A'), std::string()})
        EXPECT_FALSE(Reference::parse(text)) << text;
}

}  // namespace
}  // namespace cotejo
