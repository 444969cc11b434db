// SPDX-License-Identifier: Apache-2.0
//
// The gallery as the kiosk runs it, on a thread and in a process of its own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <cstring>
#include <limits>

#include "cotejo/kinds.h"
#include "testing.hpp"
#include "../../tests/running_plugin.hpp"

namespace cotejo {
namespace {

using gallery_face::Template;
using gallery_face::testing::Draw;
using gallery_face::testing::ScratchFolder;
using testing::record;
using testing::RunningPlugin;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

Record key(const std::string& text) { return record(COTEJO_KIND_KEY, "bytes", text); }
Record face(std::span<const float> numbers, const char* format = "f32") {
    return record(COTEJO_KIND_FACE_TEMPLATE_SFACE_2, format,
                  {reinterpret_cast<const std::uint8_t*>(numbers.data()), numbers.size_bytes()});
}
Record face(const Template& of) { return face(of.numbers); }
Fact option(const char* name, const std::string& text) { return {name, text, 1.0}; }

class GalleryFace : public ::testing::TestWithParam<bool> {
protected:
    RunningPlugin start(std::map<std::string, std::string> more = {}) {
        more.insert({{"folder", scratch_.path().string()}, {"key", std::string(32, 's')}, {"busy", "1"}});
        return RunningPlugin(PLUGIN_FOLDER, GetParam(), more);
    }
    static Results keep(RunningPlugin& gallery, std::vector<Record> inputs, const std::string& set = "AV9") {
        Job job{"keep", "", std::move(inputs), {}};
        if (!set.empty()) job.options.push_back(option("set", set));
        return gallery->run(std::move(job));
    }
    static Results look(RunningPlugin& gallery, const Record& probe, std::vector<Fact> options) {
        return gallery->run({"find", COTEJO_KIND_KEY, {probe}, std::move(options)});
    }
    /// The keys found in a set, best first.
    static std::vector<std::string> find(RunningPlugin& gallery, const Template& probe,
                                         const std::string& set = "AV9", double count = 10) {
        const Results results =
            look(gallery, face(probe), {option("set", set), {"count", std::nullopt, count}});
        std::vector<std::string> keys;
        double last = 2;
        for (const Record& one : results.records) {
            keys.emplace_back(one.data().begin(), one.data().end());
            EXPECT_LE(one.number("score").value_or(9), last) << "highest first";
            last = one.number("score").value_or(9);
        }
        EXPECT_EQ(results.outcome.status, keys.empty() ? Status::not_found : Status::ok) << results.outcome.reason;
        return keys;
    }

    ScratchFolder scratch_;
    Draw draw_{2};
    Template a_ = draw_.stranger(), b_ = draw_.stranger();
};

TEST_P(GalleryFace, FindsWhoIsMostAlikeFirst) {
    RunningPlugin gallery = start();
    ASSERT_EQ(keep(gallery, {key("a"), face(a_), key("b"), face(b_)}).outcome.status, Status::ok);
    EXPECT_THAT(find(gallery, draw_.near(a_, 0.02f)), ElementsAre("a", "b"));
    EXPECT_THAT(find(gallery, draw_.near(b_, 0.02f)), ElementsAre("b", "a"));
    EXPECT_THAT(find(gallery, b_, "AV9", 1), ElementsAre("b"));
    const Results exact = look(gallery, face(a_), {option("set", "AV9")});
    EXPECT_NEAR(*exact.records[0].number("score"), 1.0, 1e-6);
    EXPECT_EQ(exact.records[0].number("count"), 2.0) << "how many were searched";
}

TEST_P(GalleryFace, SearchesTheNamedSetAlone) {
    RunningPlugin gallery = start();
    ASSERT_EQ(keep(gallery, {key("a"), face(a_)}, "AV9").outcome.status, Status::ok);
    ASSERT_EQ(keep(gallery, {key("b"), face(b_)}, "AV10").outcome.status, Status::ok);
    EXPECT_THAT(find(gallery, a_, "AV9"), ElementsAre("a"));
    EXPECT_THAT(find(gallery, a_, "AV10"), ElementsAre("b"));
    EXPECT_THAT(find(gallery, a_, "AV11"), IsEmpty());
    ASSERT_EQ(keep(gallery, {key("a"), face(a_)}, "AV11").outcome.status, Status::ok);
    EXPECT_THAT(find(gallery, a_, "AV11"), ElementsAre("a")) << "in two sets now";
}

TEST_P(GalleryFace, SearchesEveryoneForNoPurposeThatWasNotGranted) {
    RunningPlugin closed = start();
    ASSERT_EQ(keep(closed, {key("a"), face(a_)}).outcome.status, Status::ok);
    EXPECT_THAT(look(closed, face(a_), {}).outcome.reason, HasSubstr("names no set and states no purpose"));
    EXPECT_EQ(look(closed, face(a_), {option("purpose", "transfer")}).outcome.status, Status::invalid);

    RunningPlugin open = start({{"wide", "transfer, lost-child"}});
    EXPECT_EQ(look(open, face(a_), {option("purpose", "lost-child")}).outcome.status, Status::ok);
    EXPECT_THAT(open.log(), HasSubstr("the whole gallery, for the purpose lost-child"));
    const Results other = look(open, face(a_), {option("purpose", "curiosity")});
    EXPECT_EQ(other.outcome.status, Status::invalid);
    EXPECT_THAT(other.outcome.reason, HasSubstr("`curiosity`, which the setting `wide` does not grant"));
    EXPECT_THAT(other.records, IsEmpty());
}

TEST_P(GalleryFace, ChangesNothingWhenAKeepIsRepeated) {
    RunningPlugin gallery = start();
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(keep(gallery, {key("a"), key("other"), face(a_), key("b"), face(b_)}).outcome.status, Status::ok);
    EXPECT_THAT(find(gallery, a_), ElementsAre("a", "b"));
}

TEST_P(GalleryFace, GivesAKeyOnceThoughTwoTemplatesLieUnderIt) {
    RunningPlugin gallery = start();
    const Template again = draw_.near(a_, 0.05f);
    ASSERT_EQ(keep(gallery, {key("a"), face(a_), key("b"), face(b_), key("a"), face(again)}).outcome.status,
              Status::ok);
    EXPECT_THAT(find(gallery, again), ElementsAre("a", "b"));
    ASSERT_EQ(gallery.run("erase", "", {key("a")}).outcome.status, Status::ok);
    EXPECT_THAT(find(gallery, again), ElementsAre("b"));
}

TEST_P(GalleryFace, ForgetsWhoWasErasedUnderAnyKey) {
    RunningPlugin gallery = start({{"wide", "test"}});
    ASSERT_EQ(keep(gallery, {key("a"), key("also-a"), face(a_), key("b"), face(b_)}).outcome.status, Status::ok);
    ASSERT_EQ(gallery.run("erase", "", {key("also-a"), key("nobody")}).outcome.status, Status::ok);
    EXPECT_THAT(find(gallery, a_), ElementsAre("b"));
    EXPECT_EQ(look(gallery, face(a_), {option("purpose", "test")}).records.size(), 1u);
    gallery->replace();
    EXPECT_THAT(find(gallery, a_), ElementsAre("b"));
}

TEST_P(GalleryFace, KeepsAllGroupsOrNone) {
    RunningPlugin gallery = start();
    EXPECT_EQ(keep(gallery, {key("a"), face(a_), key("b"), face(std::vector<float>(128, 0.f))}).outcome.status,
              Status::invalid);
    EXPECT_THAT(find(gallery, a_), IsEmpty());
    EXPECT_EQ(keep(gallery, {key("a"), face(a_), key("b")}).outcome.status, Status::invalid);
    EXPECT_THAT(find(gallery, a_), IsEmpty());
}

TEST_P(GalleryFace, SaysWhatIsWrongWithATemplate) {
    RunningPlugin gallery = start();
    std::vector<float> bad(a_.numbers.begin(), a_.numbers.end());
    const auto said = [&](const Record& template_of) {
        const Results kept = keep(gallery, {key("a"), template_of});
        EXPECT_EQ(kept.outcome.status, Status::invalid);
        const Results found = look(gallery, template_of, {option("set", "AV9")});
        EXPECT_EQ(found.outcome.status, Status::invalid);
        EXPECT_EQ(found.outcome.reason, kept.outcome.reason);
        return kept.outcome.reason;
    };
    bad[5] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THAT(said(face(bad)), HasSubstr("not finite"));
    bad[5] = std::numeric_limits<float>::infinity();
    EXPECT_THAT(said(face(bad)), HasSubstr("not finite"));
    EXPECT_THAT(said(face(std::vector<float>(128, 0.f))), HasSubstr("no length"));
    EXPECT_THAT(said(face(std::vector<float>(64, 0.1f))), HasSubstr("this one has 256 bytes"));
    EXPECT_THAT(said(face(std::vector<float>(384, 0.1f))), HasSubstr("has 3 packed end to end"));
    EXPECT_THAT(said(face(a_.numbers, "i8")), HasSubstr("of another format"));
    const Record old = record("face.template/sface", "f32", std::string(512, 'x'));
    EXPECT_EQ(keep(gallery, {key("a"), old}).outcome.status, Status::invalid);
}

TEST_P(GalleryFace, RefusesAKeyTooLongAndACountThatIsNone) {
    RunningPlugin gallery = start();
    EXPECT_EQ(keep(gallery, {key(std::string(257, 'k')), face(a_)}).outcome.status, Status::invalid);
    ASSERT_EQ(keep(gallery, {key("a"), key("a"), face(a_)}).outcome.status, Status::ok) << "one key twice is one key";
    EXPECT_THAT(find(gallery, a_), ElementsAre("a"));
    for (const double count : {0.0, -1.0, 1001.0})
        EXPECT_EQ(look(gallery, face(a_), {option("set", "AV9"), {"count", std::nullopt, count}}).outcome.status,
                  Status::invalid);
}

TEST_P(GalleryFace, StartsWithNoKeyThatIsEasyToGuess) {
    RunningPlugin gallery = start({{"key", "secret"}});
    EXPECT_FALSE(gallery);
    EXPECT_THAT(gallery.log() + gallery.why_not(), HasSubstr("at least 32 characters"));
}

TEST_P(GalleryFace, SaysThatThePurposesAreNoWords) {
    RunningPlugin gallery = start({{"wide", "Any Purpose!"}});
    EXPECT_FALSE(gallery);
    EXPECT_THAT(gallery.log() + gallery.why_not(), HasSubstr("the setting `wide` lists purposes"));
}

TEST_P(GalleryFace, KeepsAllOrNothingOnAFullDiskAndSaysSo) {
    if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", scratch_.path().c_str(), "tmpfs", 0, "size=64k") != 0)
        GTEST_SKIP() << "only root can lay a small disk here";
    {
        RunningPlugin gallery = start();
        ASSERT_EQ(keep(gallery, {key("a"), face(a_)}).outcome.status, Status::ok);
        std::vector<Record> many;
        for (int i = 0; i < 200; ++i) {
            many.push_back(key(std::to_string(i)));
            many.push_back(face(draw_.stranger()));
        }
        const auto size = std::filesystem::file_size(scratch_.path() / "gallery.cotejo");
        const Results refused = keep(gallery, many);
        EXPECT_EQ(std::filesystem::file_size(scratch_.path() / "gallery.cotejo"), size);
        EXPECT_EQ(refused.outcome.status, Status::unavailable);
        EXPECT_THAT(refused.outcome.reason, HasSubstr("the disk is full: make room"));
        EXPECT_THAT(find(gallery, a_), ElementsAre("a"));
        EXPECT_EQ(keep(gallery, {key("b"), face(b_)}).outcome.status, Status::ok) << "small ones fit still";
        EXPECT_THAT(find(gallery, b_), ElementsAre("b", "a"));
    }
    ::umount2(scratch_.path().c_str(), MNT_DETACH);
}

INSTANTIATE_TEST_SUITE_P(, GalleryFace, ::testing::Bool(), testing::where);

/// Children inherit the limit; root's own threads are above it.
TEST(GalleryFaceLimits, RefuseMoreThanTheSystemLocksAndSayWhatToRaise) {
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_MEMLOCK, &before), 0);
    const rlimit low{64 << 10, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_MEMLOCK, &low), 0);
    const ScratchFolder scratch;
    Draw draw(3);
    const Template a = draw.stranger();
    std::map<std::string, std::string> settings{{"folder", scratch.path().string()}, {"key", std::string(32, 's')}};
    RunningPlugin strict(PLUGIN_FOLDER, true, settings);
    ASSERT_TRUE(strict) << strict.why_not();
    const Results refused = strict->run({"keep", "", {key("a"), face(a)}, {option("set", "AV9")}});
    EXPECT_EQ(refused.outcome.status, Status::unavailable);
    EXPECT_THAT(refused.outcome.reason, HasSubstr("the limit is 64 KiB (RLIMIT_MEMLOCK); raise LimitMEMLOCK="));
    settings["unlocked"] = "true";
    RunningPlugin lenient(PLUGIN_FOLDER, true, settings);
    EXPECT_EQ(lenient->run({"keep", "", {key("a"), face(a)}, {option("set", "AV9")}}).outcome.status, Status::ok);
    ::setrlimit(RLIMIT_MEMLOCK, &before);
}

}  // namespace
}  // namespace cotejo
