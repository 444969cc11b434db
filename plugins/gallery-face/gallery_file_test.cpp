// SPDX-License-Identifier: Apache-2.0
//
// Galleries on disk, and what may happen to them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <openssl/crypto.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "gallery.hpp"
#include "problem.hpp"
#include "testing.hpp"
#include "../../tests/rights/canary.hpp"

namespace gallery_face {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Draw;
using testing::ScratchFolder;

const std::string kSecret = "0123456789abcdef0123456789abcdef";

class OnDisk : public ::testing::Test {
protected:
    Gallery open(const std::string& secret = kSecret) {
        said_.clear();
        return Gallery({.folder = scratch_.path(), .secret = secret, .everyone = true, .unlocked = true, .busy_ms = 1},
                       [this](const std::string& what) { said_ += what + "\n"; });
    }
    static void keep(Gallery& gallery, const std::string& key, const Template& of, const std::string& set = "AV9") {
        gallery.keep({Group{{key}, {set}, &of}});
    }
    static std::string find(Gallery& gallery, const Template& probe, const std::string& set = "AV9") {
        std::size_t among = 0;
        const auto found = gallery.find(set, probe, 1, among);
        return found.empty() || found[0].score < 0.99f ? "" : found[0].key;
    }
    /// Why it does not open; "" when it does.
    std::string refusal(const std::string& secret = kSecret) {
        try {
            open(secret);
            return "";
        } catch (const Problem& problem) {
            return problem.what();
        }
    }
    std::filesystem::path file() const { return scratch_.path() / "gallery.cotejo"; }
    std::string bytes() const {
        std::ifstream stream(file(), std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    void write(const std::string& bytes) const {
        std::ofstream(file(), std::ios::binary | std::ios::trunc) << bytes;
    }

    /// The file after one keep, and after another.
    std::pair<std::string, std::string> two_keeps() {
        Gallery gallery = open();
        keep(gallery, "a", a_);
        const std::string one = bytes();
        keep(gallery, "b", b_);
        return {one, bytes()};
    }

    ScratchFolder scratch_;
    std::string said_;
    Draw draw_{1};
    Template a_ = draw_.stranger(), b_ = draw_.stranger(), c_ = draw_.stranger();
};

TEST_F(OnDisk, HoldsWhatWasKeptOverAnotherStart) {
    {
        Gallery gallery = open();
        keep(gallery, "a", a_);
        keep(gallery, "b", b_, "AV10");
    }
    Gallery gallery = open();
    EXPECT_EQ(find(gallery, a_), "a");
    EXPECT_EQ(find(gallery, b_), "");
    EXPECT_EQ(find(gallery, b_, "AV10"), "b");
    EXPECT_EQ(find(gallery, b_, ""), "b");
}

TEST_F(OnDisk, ShowsNoNumberKeyOrSetOfAnyone) {
    Gallery gallery = open();
    gallery.keep({Group{{"the-canary-key"}, {"the-canary-set"}, &a_}});
    const std::string all = bytes();
    EXPECT_THAT(all, Not(HasSubstr("canary")));
    for (std::size_t i = 0; i + 1 < kNumbers; ++i) // eight bytes by chance: never
        EXPECT_EQ(all.find(std::string(reinterpret_cast<const char*>(&a_.numbers[i]), 8)), std::string::npos);
}

TEST_F(OnDisk, NeverWritesTheSameTwice) {
    Gallery gallery = open();
    keep(gallery, "a", a_);
    const auto size = bytes().size();
    keep(gallery, "a", a_);
    EXPECT_EQ(bytes().size(), size) << "a repeated keep writes nothing";
    keep(gallery, "a", a_, "AV10");
    EXPECT_GT(bytes().size(), size) << "another set is news";
}

TEST_F(OnDisk, TakesUpAfterACrashAtAnyByteOfAKeep) {
    const auto [before, after] = two_keeps();
    // A crash leaves the old head and any part of the new batch.
    const std::string whole = before + after.substr(before.size());
    for (std::size_t size = before.size(); size <= whole.size(); ++size) {
        write(whole.substr(0, size));
        Gallery gallery = open();
        EXPECT_EQ(find(gallery, a_), "a");
        EXPECT_EQ(find(gallery, b_), size == whole.size() ? "b" : "") << "cut to " << size;
        const bool torn = size > before.size() && size < whole.size();
        EXPECT_EQ(said_.find("never acknowledged") != std::string::npos, torn) << said_;
        if (size % 50) continue;
        keep(gallery, "c", c_);
        EXPECT_EQ(find(gallery, c_), "c");
    }
}

TEST_F(OnDisk, TakesUpAfterACrashThatLeftRubbishInTheTail) {
    {
        Gallery gallery = open();
        keep(gallery, "a", a_);
    }
    write(bytes() + std::string(700, '\0'));
    Gallery gallery = open();
    EXPECT_EQ(find(gallery, a_), "a");
    EXPECT_THAT(said_, HasSubstr("700 bytes"));
}

TEST_F(OnDisk, OpensNoFileThatWasCutShort) {
    const auto [one, two] = two_keeps();
    for (std::size_t size = 0; size < two.size(); size += size < 1536 ? 97 : 1) {
        write(two.substr(0, size));
        EXPECT_THAT(refusal(), AnyOf(HasSubstr("cut short"), HasSubstr("is damaged"), HasSubstr("no gallery")))
            << "cut to " << size;
    }
    write(two.substr(0, one.size()));
    EXPECT_THAT(refusal(), HasSubstr("cut short: 2 batches were written, and it holds 1"))
        << "a whole batch is missing";
}

TEST_F(OnDisk, OpensNoFileWithAByteChanged) {
    const std::string good = two_keeps().second;
    for (std::size_t at = 1536; at < good.size(); at += 3) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        write(bad);
        EXPECT_THAT(refusal(), HasSubstr("is damaged")) << "byte " << at;
    }
}

TEST_F(OnDisk, LetsNoBatchBeLeftOutDoubledOrSwapped) {
    std::vector<std::string> batches;
    {
        Gallery gallery = open();
        std::size_t from = bytes().size();
        for (const auto& [key, of] : {std::pair{"a", &a_}, {"b", &b_}, {"c", &c_}}) {
            keep(gallery, key, *of);
            batches.push_back(bytes().substr(from));
            from += batches.back().size();
        }
    }
    const std::string start = bytes().substr(0, 1536);
    ASSERT_EQ(refusal(), "");
    for (const auto& order : {std::vector{0, 2, 1}, {0, 0, 1, 2}, {1, 2}, {0, 1, 1}}) {
        std::string made = start;
        for (const int i : order) made += batches[static_cast<std::size_t>(i)];
        write(made);
        EXPECT_THAT(refusal(), HasSubstr("is damaged"));
    }
}

TEST_F(OnDisk, TakesNoBatchOfAnotherGallery) {
    std::string mine, theirs;
    {
        Gallery gallery = open();
        keep(gallery, "a", a_);
        mine = bytes();
    }
    std::filesystem::remove(file());
    {
        Gallery gallery = open();
        keep(gallery, "b", b_);
        theirs = bytes();
    }
    write(mine.substr(0, 1536) + theirs.substr(1536));
    EXPECT_THAT(refusal(), HasSubstr("is damaged"));
}

TEST_F(OnDisk, SaysThatAnotherKeyWroteIt) {
    ASSERT_EQ(refusal(), "");
    EXPECT_THAT(refusal(std::string(32, 'x')), HasSubstr("written with another key; give the setting `key`"));
}

TEST_F(OnDisk, SaysThatAnotherVersionWroteIt) {
    ASSERT_EQ(refusal(), "");
    std::string other = bytes();
    other[8] = 7;
    write(other);
    EXPECT_THAT(refusal(), HasSubstr("is of version 7, and this plugin reads version 1; use the plugin"));
}

TEST_F(OnDisk, SaysThatAFileIsNoGallery) {
    write("a,list,of,somebody\n");
    EXPECT_THAT(refusal(), HasSubstr("is no gallery of Cotejo"));
}

TEST_F(OnDisk, SaysWhichFolderItLacks) {
    std::filesystem::remove_all(scratch_.path());
    EXPECT_THAT(refusal(), HasSubstr(scratch_.path().string()));
}

TEST_F(OnDisk, KeepsTheHeadThatIsWholeWhenTheOtherIsTorn) {
    const std::string good = two_keeps().second;
    for (const std::size_t slot : {512u, 1024u}) {
        std::string torn = good;
        torn.replace(slot + 20, 30, std::string(30, '\0'));
        write(torn);
        Gallery gallery = open();
        EXPECT_EQ(find(gallery, b_), "b");
    }
}

TEST_F(OnDisk, HoldsNoByteOfWhatWasErased) {
    Gallery gallery = open();
    gallery.keep({Group{{"a", "also-a"}, {"AV9"}, &a_}});
    keep(gallery, "b", b_);
    const std::string before = bytes();
    std::filesystem::create_hard_link(file(), scratch_.path() / "watched");
    gallery.erase({"also-a", "nobody"});
    EXPECT_EQ(find(gallery, a_), "");
    EXPECT_EQ(find(gallery, b_), "b");
    EXPECT_LT(bytes().size(), before.size());
    EXPECT_EQ(bytes().find(before.substr(1536, 64)), std::string::npos);
    std::ifstream watched(scratch_.path() / "watched", std::ios::binary);
    const std::string old{std::istreambuf_iterator<char>(watched), {}};
    EXPECT_EQ(old, std::string(before.size(), '\0')) << "the file that was there is overwritten";
    Gallery again = open();
    EXPECT_EQ(find(again, a_), "");
    EXPECT_EQ(find(again, b_), "b");
}

TEST_F(OnDisk, SeesWhatAnotherProcessKeptAndErased) {
    Gallery one = open(), two = open();
    keep(one, "a", a_);
    EXPECT_EQ(find(two, a_), "a");
    keep(two, "b", b_);
    EXPECT_EQ(find(one, b_), "b");
    two.erase({"a"});
    EXPECT_EQ(find(one, a_), "");
    EXPECT_EQ(find(one, b_), "b");
}

TEST_F(OnDisk, SaysThatAnotherProgramHoldsTheFolder) {
    Gallery gallery = open();
    const FolderLock other(scratch_.path(), 1);
    try {
        keep(gallery, "a", a_);
        FAIL() << "it kept";
    } catch (const Problem& problem) {
        EXPECT_EQ(problem.status(), cotejo::Status::busy);
        EXPECT_THAT(problem.what(), HasSubstr("held by another program"));
    }
}

TEST_F(OnDisk, OverwritesWhatACrashLeftOfAnErasure) {
    {
        Gallery gallery = open();
        keep(gallery, "a", a_);
    }
    std::ofstream(file().string() + ".new") << "half of a new file";
    Gallery gallery = open();
    gallery.erase({"a"});
    EXPECT_FALSE(std::filesystem::exists(file().string() + ".new"));
    EXPECT_EQ(refusal(), "");
}

/// Keeps and erases without end, saying through the pipe what was acknowledged.
[[noreturn]] void work(Gallery gallery, const std::vector<Template>& people, int pipe) {
    for (std::size_t i = 0; i < people.size(); ++i) {
        gallery.keep({Group{{"p" + std::to_string(i)}, {"AV9"}, &people[i]}});
        if (i % 7 == 6) gallery.erase({"p" + std::to_string(i - 6)});
        if (::write(pipe, "k", 1) != 1) break;
    }
    ::_exit(0);
}

TEST_F(OnDisk, LosesNothingAcknowledgedWhenItIsKilled) {
    std::vector<Template> people;
    for (int i = 0; i < 400; ++i) people.push_back(draw_.stranger());
    for (int round = 0; round < 12; ++round) {
        std::filesystem::remove(file());
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) work(open(), people, ends[1]);
        ::close(ends[1]);
        char byte;
        std::size_t told = 0;
        while (told < static_cast<std::size_t>(round * 5 + 1) && ::read(ends[0], &byte, 1) == 1) ++told;
        ::kill(child, SIGKILL);
        while (::read(ends[0], &byte, 1) == 1) ++told; // what it said before it died
        ::close(ends[0]);
        ::waitpid(child, nullptr, 0);
        Gallery gallery = open();
        for (std::size_t i = 0; i < told; ++i) {
            if (i % 7 == 0 && told == i + 6) continue; // its erasure may have been under way
            const bool erased = i % 7 == 0 && told > i + 6;
            EXPECT_EQ(find(gallery, people[i]), erased ? "" : "p" + std::to_string(i)) << told;
        }
    }
}

/// A stranger whose template this process holds nowhere but in the gallery, once it returns.
[[gnu::noinline]] void keep_unseen(Gallery& gallery) {
    Template unseen = Draw(99).stranger();
    gallery.keep({Group{{"unseen"}, {"AV9"}, &unseen}});
    OPENSSL_cleanse(&unseen, sizeof unseen);
}

/// Overwrites what calls before it left on the stack.
[[gnu::noinline]] void scrub_stack() {
    std::array<unsigned char, 256 << 10> stack;
    OPENSSL_cleanse(stack.data(), stack.size());
}

TEST_F(OnDisk, LeavesNothingInMemoryOfWhomItErased) {
    int go[2], done[2];
    ASSERT_EQ(::pipe(go), 0);
    ASSERT_EQ(::pipe(done), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    char byte = 'x';
    if (child == 0) {
        Gallery gallery = open();
        keep_unseen(gallery);
        scrub_stack();
        if (::write(done[1], &byte, 1) != 1 || ::read(go[0], &byte, 1) != 1) ::_exit(1);
        gallery.erase({"unseen"});
        scrub_stack();
        if (::write(done[1], &byte, 1) != 1) ::_exit(1);
        (void)!::read(go[0], &byte, 1);
        ::_exit(0);
    }
    const Template unseen = Draw(99).stranger();
    const std::string_view canary(reinterpret_cast<const char*>(&unseen.numbers[40]), 16);
    std::uint64_t looked_at = 0;
    ASSERT_EQ(::read(done[0], &byte, 1), 1);
    EXPECT_EQ(cotejo::testing::found_in(child, canary, looked_at).size(), 1u) << "its place, and no other";
    ASSERT_EQ(::write(go[1], &byte, 1), 1);
    ASSERT_EQ(::read(done[0], &byte, 1), 1);
    EXPECT_THAT(cotejo::testing::found_in(child, canary, looked_at), ::testing::IsEmpty());
    EXPECT_GT(looked_at, 1u << 20);
    ASSERT_EQ(::write(go[1], &byte, 1), 1);
    ::waitpid(child, nullptr, 0);
    for (const int end : {go[0], go[1], done[0], done[1]}) ::close(end);
}

}  // namespace
}  // namespace gallery_face
