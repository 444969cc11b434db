// SPDX-License-Identifier: Apache-2.0
//
// The life of children: death, replacement, and frames that cross between two of them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "sdk/isolation/fake_instance.hpp"

namespace cotejo {
namespace {

using testing::HasSubstr;
using namespace test;

std::set<pid_t> children() {
    std::set<pid_t> found;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream list(task.path() / "children");
        for (pid_t id = 0; list >> id;) found.insert(id);
    }
    return found;
}

/// Waits until as many children are there: what the keeper does, it does in its own time.
std::set<pid_t> wait_for_children(std::size_t count) {
    std::set<pid_t> now = children();
    while (now.size() != count) {
        std::this_thread::yield();
        now = children();
    }
    return now;
}

void kill_and_wait(pid_t child) {
    const auto pidfd = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
    ASSERT_EQ(::kill(child, SIGKILL), 0);
    pollfd ended{pidfd, POLLIN, 0};
    ::poll(&ended, 1, -1);
    ::close(pidfd);
}

Job look_at(std::vector<Record> inputs) { return {"extract", "fake.part", std::move(inputs)}; }

Job stream(double count) {
    return {"capture", "fake.image", {}, {{"count", {}, count}}};
}

TEST(Children, DeathInMidJobIsUnavailableAndTheNextJobWorks) {
    const auto plugin = fake("sleeper");
    const auto running = plugin->start(look_at({image()}));
    first<Guide>(*running);
    ASSERT_FALSE(children().empty()); // kill(0) would end whoever runs the tests
    ::kill(*children().begin(), SIGKILL);
    EXPECT_EQ(first<Outcome>(*running).status, Status::unavailable);
    Job brief = look_at({image()});
    brief.options = {{"ms", {}, 0.1}};
    EXPECT_EQ(plugin->run(std::move(brief)).outcome.status, Status::ok);
}

TEST(Children, DeathBetweenJobsCostsNone) {
    const auto plugin = fake("echo");
    kill_and_wait(*children().begin());
    EXPECT_EQ(plugin->run(look_at({image()})).outcome.status, Status::ok);
}

TEST(Children, ThatDieThreeTimesInAMinuteStayDown) {
    Lines lines;
    const auto plugin = fake("crashes", {.log = lines.sink()});
    for (int i = 0; i < 3; ++i) {
        Job job = misbehave();
        job.deadline = Clock::time_point::max();
        EXPECT_EQ(plugin->run(std::move(job)).outcome.status, Status::unavailable);
    }
    EXPECT_FALSE(plugin->up());
    const Outcome outcome = plugin->run(behave()).outcome;
    EXPECT_EQ(outcome.status, Status::unavailable);
    EXPECT_THAT(outcome.reason, HasSubstr("three times in a minute"));
    EXPECT_EQ(lines.holding("stays down"), 1);
}

TEST(Children, OneThatStandsByTakesOver) {
    const auto plugin = fake("crashes");
    const pid_t before = *children().begin();
    std::set<pid_t> both = wait_for_children(2);
    both.erase(before);
    // It counts once it is ready, which a child in the same process group cannot show: cross once.
    plugin->run(behave());
    plugin->run(misbehave());
    expect_survived(*plugin);
    EXPECT_EQ(children().count(before), 0u);
    EXPECT_TRUE(children().count(*both.begin()));
}

TEST(Children, ThatHeedACancelNobodyListensToAreKept) {
    const auto plugin = fake("sleeper");
    const pid_t before = *children().begin();
    const auto running = plugin->start(look_at({image()}));
    first<Guide>(*running);
    running->cancel();
    // Nobody calls next() until long after the grace: the descriptor says when the job has ended.
    pollfd ended{running->descriptor(), POLLIN, 0};
    ::poll(&ended, 1, -1);
    EXPECT_EQ(first<Outcome>(*running).status, Status::cancelled);
    EXPECT_TRUE(children().count(before));
}

TEST(Children, AreFreshAfterReplace) {
    const auto plugin = fake("echo");
    const Job count{"capture", "fake.image"};
    plugin->run(count);
    EXPECT_EQ(plugin->run(count).records.at(0).number("jobs"), 2.0);
    plugin->replace();
    EXPECT_EQ(plugin->run(count).records.at(0).number("jobs"), 1.0);
}

TEST(Children, ThatSawNobodyAreNotReplaced) {
    const auto plugin = fake("echo");
    const pid_t before = *children().begin();
    plugin->replace();
    plugin->run(look_at({image()}));
    EXPECT_TRUE(children().count(before));
}

TEST(Children, AreGoneWithTheirInstance) {
    auto plugin = fake("echo");
    EXPECT_FALSE(children().empty());
    plugin.reset();
    EXPECT_TRUE(children().empty());
}

TEST(Children, HoldNothingOfTheirParents) {
    const auto plugin = fake("echo");
    plugin->run(look_at({image()}));
    const std::string process = "/proc/" + std::to_string(*children().begin());
    std::set<std::string> targets;
    for (const auto& entry : std::filesystem::directory_iterator(process + "/fd")) {
        std::error_code ignored;
        const auto target = std::filesystem::read_symlink(entry.path(), ignored).string();
        targets.insert(target.substr(0, target.find(':')));
    }
    targets.erase("");
    EXPECT_THAT(targets, testing::IsSubsetOf({"/dev/null", "pipe", "socket"}));
    std::ifstream environment(process + "/environ");
    const std::string words{std::istreambuf_iterator<char>(environment), {}};
    EXPECT_THAT(words, testing::StartsWith("LANG=C.UTF-8"));
    EXPECT_EQ(words.find("PATH="), std::string::npos);
}

TEST(Frames, CrossBetweenTwoChildrenWithoutACopy) {
    const auto camera = fake("frames"), reader = fake("frames");
    const Results frames = camera->run(stream(3));
    ASSERT_EQ(frames.records.size(), 3u) << frames.outcome.reason;
    for (const Record& frame : frames.records) {
        EXPECT_GE(frame.storage()->descriptor(), 0);
        EXPECT_FALSE(frame.storage()->frozen());
    }
    for (int again = 0; again < 2; ++again) {  // the second time its pool is known
        const Results seen = reader->run(look_at(frames.records));
        ASSERT_EQ(seen.records.size(), 1u) << seen.outcome.reason;
        for (int i = 0; i < 3; ++i)
            EXPECT_EQ(seen.records[0].number("last." + std::to_string(i)), i);
    }
}

TEST(Frames, ComeBackToTheirProducerWhenTheLastReaderIsDone) {
    const auto camera = fake("frames");
    std::vector<Record> held = camera->run(stream(4)).records;
    ASSERT_EQ(held.size(), 4u);
    const auto running = camera->start(stream(1));
    EXPECT_TRUE(std::holds_alternative<Pending>(
        running->next(Clock::now() + std::chrono::milliseconds(20))))
        << "every block is held";
    held.erase(held.begin());
    EXPECT_EQ(first<Record>(*running).data()[0], 0);
}

TEST(Frames, OutliveTheProcessThatMadeThem) {
    auto camera = fake("frames");
    const Record frame = camera->run(stream(2)).records.at(1);
    camera.reset();
    EXPECT_EQ(frame.data()[0], 1);
    const auto reader = fake("frames");
    EXPECT_EQ(reader->run(look_at({frame})).records.at(0).number("first.0"), 1.0);
}

TEST(Frames, OfAPoolThatIsGoneAreNotTakenForAnothers) {
    const auto reader = fake("frames");
    for (int round = 0; round < 2; ++round) {
        const auto camera = fake("frames");
        const Record frame = camera->run(stream(round + 1)).records.back();
        EXPECT_EQ(reader->run(look_at({frame})).records.at(0).number("first.0"), round);
    }
}

TEST(Inputs, ThatAreFrozenCrossAsDescriptors) {
    const auto reader = fake("frames");
    const Result<Record> frozen = freeze(image(1 << 20, 77));
    ASSERT_TRUE(frozen);
    const Record seen = reader->run(look_at({*frozen, *frozen})).records.at(0);
    EXPECT_EQ(seen.number("inputs"), 2.0);
    EXPECT_EQ(seen.number("first.1"), 77.0);
    EXPECT_EQ(seen.number("last.1"), 9.0);
}

TEST(Inputs, TooBigForAMessageTravelInOneFile) {
    const auto reader = fake("frames");
    const Record seen = reader->run(look_at({image(100'000, 3), image(5, 4)})).records.at(0);
    EXPECT_EQ(seen.number("first.0"), 3.0);
    EXPECT_EQ(seen.number("last.0"), 9.0);
    EXPECT_EQ(seen.number("first.1"), 4.0);
}

TEST(Inputs, MayBeMoreThanAMessageHasDescriptors) {
    const auto reader = fake("frames");
    const Result<Record> frozen = freeze(image(8192, 5));
    ASSERT_TRUE(frozen);
    const Record seen = reader->run(look_at(std::vector<Record>(60, *frozen))).records.at(0);
    EXPECT_EQ(seen.number("inputs"), 60.0);
}

}  // namespace
}  // namespace cotejo
