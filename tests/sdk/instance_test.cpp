// SPDX-License-Identifier: Apache-2.0
//
// A plugin on a thread of this process and in a process of its own: what it is given, what is taken
// from it, how jobs end. Nobody else can tell which it is, so every test runs on both.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>

#include "cotejo/instance.hpp"

namespace cotejo {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

Manifest sample() {
    Result<Manifest, Mistakes> manifest = Manifest::load(SAMPLE_FOLDER);
    EXPECT_TRUE(manifest) << (manifest ? "" : describe(manifest.error()));
    return manifest ? *manifest : Manifest{};
}

TEST(Storage, HoldsNothingAsWellAsAnythingElse) {
    const auto sealed = sealed_copy({});
    ASSERT_TRUE(sealed) << sealed.error().what;
    EXPECT_TRUE((*sealed)->bytes().empty());
    EXPECT_TRUE((*sealed)->frozen());
}

/// True for an instance in a process of its own.
class BothInstances : public testing::TestWithParam<bool> {
protected:
    Result<std::unique_ptr<Instance>> make(InstanceOptions options) {
        options.name = "sample";
        options.isolate = GetParam();
        return Instance::create(sample(), std::move(options));
    }
    std::unique_ptr<Instance> instance(InstanceOptions options = {}) {
        auto made = make(std::move(options));
        EXPECT_TRUE(made) << (made ? "" : made.error().what);
        return made ? std::move(*made) : nullptr;
    }
};

Job job(const std::string& what) {
    Job job{"capture", "test.frame", {}, {}, Clock::time_point::max()};
    job.options.push_back({"do", what, 1.0});
    return job;
}

Record word(const std::string& text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    return Record({"test.word", "bytes", copied({bytes, text.size()}), {{"n", std::nullopt, 2.0}}});
}

/// Waits for the first event of a type, so that the job is known to be under way.
template <class T>
T first(Running& running) {
    for (;;) {
        Running::Event event = running.next(Clock::time_point::max());
        if (T* found = std::get_if<T>(&event)) return *found;
        if (std::holds_alternative<Outcome>(event)) return {};
    }
}

TEST_P(BothInstances, GivesInputsAndTakesRecords) {
    Job echo{"extract", "test.word", {word("uno"), word("dos")}, {{"do", "echo", 1.0}}};
    const Results results = instance()->run(std::move(echo));
    ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    ASSERT_EQ(results.records.size(), 2u);
    EXPECT_EQ(results.records[1].data()[0], 'd');
    EXPECT_EQ(results.records[1].number("n"), 2.0);
}

TEST_P(BothInstances, GivesSettingsWithTheirDefaults) {
    EXPECT_EQ(instance()->run(job("setting")).outcome.status, Status::ok);
}

TEST_P(BothInstances, RefusesSettingsThePluginDoesNotDeclare) {
    const auto made = make({.settings = {{"levle", "3"}}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().status, Status::invalid);
    EXPECT_THAT(made.error().what, HasSubstr("did you mean \"level\"?"));
}

TEST_P(BothInstances, RefusesASettingOfAnotherType) {
    const auto made = make({.settings = {{"level", "high"}}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().what, "setting \"level\" must be a number");
}

TEST_P(BothInstances, SaysWhyCreateFailed) {
    const auto made = make({.settings = {{"create", "fail"}}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().status, Status::unavailable);
    EXPECT_THAT(made.error().what, HasSubstr("no model"));
}

TEST_P(BothInstances, RefusesAPluginWithoutRun) {
    const auto made = make({.settings = {{"create", "empty"}}});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().status, Status::invalid);
}

TEST_P(BothInstances, EndsAJobNobodyDeclaredWithoutThePlugin) {
    const auto plugin = instance();
    EXPECT_EQ(plugin->run({"detect", "pad"}).outcome.status, Status::unsupported);
    EXPECT_EQ(plugin->run({"capture", "test.other"}).outcome.status, Status::unsupported);
    EXPECT_EQ(plugin->run({"extract", "test.word"}).outcome.status, Status::invalid);
    EXPECT_EQ(plugin->run(job("runs")).records.at(0).number("runs"), 1.0);
}

struct Refusal {
    const char* how;
    const char* reason;
};

TEST_P(BothInstances, RefusesAnEmittedRecordAndSaysWhy) {
    const auto plugin = instance();
    for (const auto& [how, reason] :
         {Refusal{"kind", "a test.other, but the job gives test.frame"}, {"no-kind", "is NULL"},
          {"listed", "SDK's own verdict"}, {"vouched", "SDK's own verdict"},
          {"nan", "not a finite"}, {"capitals", "fact's name"}, {"reserved", "`reserved`"},
          {"no-format", "no format"}, {"no-data", "no data"}, {"large", "over 32 KiB"},
          {"no-such-block", "in its block"}, {"short-raster", "less than the raster needs"},
          {"huge-raster", "less than the raster needs"}, {"outside-block", "in its block"}}) {
        const Results results = plugin->run(job(how));
        EXPECT_EQ(results.outcome.status, Status::invalid) << how;
        EXPECT_THAT(results.outcome.reason, HasSubstr(reason)) << how;
        EXPECT_TRUE(results.records.empty()) << how;
    }
}

TEST_P(BothInstances, LendsABlockAgainOnlyWhenItsRecordIsGone) {
    const auto plugin = instance();
    std::vector<Record> held;
    for (int i = 0; i < 2; ++i) held.push_back(plugin->run(job("block")).records.at(0));
    EXPECT_EQ(held[0].data().size(), 1024u);
    EXPECT_EQ(held[0].data()[1023], 7);
    EXPECT_FALSE(held[0].storage()->frozen());
    EXPECT_EQ(plugin->run(job("block")).outcome.status, Status::busy);
    held.pop_back();
    EXPECT_EQ(plugin->run(job("block")).outcome.status, Status::ok);
}

TEST_P(BothInstances, KeepsARecordsBlockWhenTheInstanceIsGone) {
    auto plugin = instance();
    const Record held = plugin->run(job("block")).records.at(0);
    plugin.reset();
    EXPECT_EQ(held.data()[0], 7);
}

TEST_P(BothInstances, RefusesABlockLargerThanItsSlots) {
    EXPECT_EQ(instance()->run(job("oversize")).outcome.status, Status::invalid);
}

TEST_P(BothInstances, ReplacesAPluginByAFreshOne) {
    const auto plugin = instance();
    for (int i = 0; i < 2; ++i) plugin->run(job("hoard"));
    EXPECT_EQ(plugin->run(job("block")).outcome.status, Status::busy);
    plugin->replace();
    EXPECT_EQ(plugin->run(job("block")).outcome.status, Status::ok);
    EXPECT_EQ(plugin->run(job("runs")).records.at(0).number("runs"), 2.0);
}

TEST_P(BothInstances, HandsHintsOnAndRefusesWhatIsNoWord) {
    const Results results = instance()->run(job("guide"));
    EXPECT_EQ(results.outcome.status, Status::retry);
    ASSERT_EQ(results.guides.size(), 1u);
    EXPECT_EQ(results.guides[0].hint, "come-closer");
    EXPECT_EQ(results.guides[0].progress, 1.0);
}

TEST_P(BothInstances, GivesErrorsLoggedDuringAJobAsItsReason) {
    std::mutex mutex;
    std::vector<LogLine> lines;
    const auto plugin = instance({.log = [&](const LogLine& line) {
        const std::lock_guard lock(mutex);
        lines.push_back(line);
    }});
    EXPECT_EQ(plugin->run(job("complain")).outcome.reason, "the lens is dirty");
    const std::lock_guard lock(mutex);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].instance, "sample");
    EXPECT_EQ(lines[0].text, "the lens is dirty");
}

TEST_P(BothInstances, TakesAnUnknownStatusAsFailed) {
    const Outcome outcome = instance()->run(job("odd-status")).outcome;
    EXPECT_EQ(outcome.status, Status::failed);
    EXPECT_THAT(outcome.reason, HasSubstr("77"));
}

TEST_P(BothInstances, TakesAnExceptionAsFailed) {
    EXPECT_EQ(instance()->run(job("throw")).outcome.status, Status::failed);
}

TEST_P(BothInstances, WakesAJobThatIsCancelled) {
    const auto plugin = instance();
    const auto running = plugin->start(job("wait"));
    EXPECT_EQ(first<Guide>(*running).hint, "hold-still");
    running->cancel();
    EXPECT_EQ(first<Outcome>(*running).status, Status::cancelled);
}

TEST_P(BothInstances, WakesAJobWhoseStopWasRequested) {
    const auto plugin = instance();
    std::stop_source stop;
    const auto running = plugin->start(job("wait"), stop.get_token());
    first<Guide>(*running);
    stop.request_stop();
    EXPECT_EQ(first<Outcome>(*running).status, Status::cancelled);
}

TEST_P(BothInstances, CancelsAJobAtItsDeadline) {
    Job late = job("wait");
    late.deadline = Clock::now() + 20ms;
    const Outcome outcome = instance()->run(std::move(late)).outcome;
    EXPECT_EQ(outcome.status, Status::cancelled);
    EXPECT_EQ(outcome.reason, "its deadline passed");
}

TEST_P(BothInstances, CountsTheQueueTowardsADeadline) {
    const auto plugin = instance();
    const auto before = plugin->start(job("wait"));
    first<Guide>(*before);
    Job late = job("runs");
    late.deadline = Clock::now() + 20ms;
    const auto behind = plugin->start(std::move(late));
    EXPECT_EQ(first<Outcome>(*behind).status, Status::cancelled);
    before->cancel();
    first<Outcome>(*before);
    EXPECT_EQ(plugin->run(job("runs")).records.at(0).number("runs"), 2.0);
}

TEST_P(BothInstances, CancelsAQueuedJobWithoutThePlugin) {
    const auto plugin = instance();
    const auto before = plugin->start(job("wait"));
    first<Guide>(*before);
    const auto behind = plugin->start(job("runs"));
    behind->cancel();
    EXPECT_EQ(first<Outcome>(*behind).status, Status::cancelled);
}

TEST_P(BothInstances, MakesAFloodWaitForItsReader) {
    const auto plugin = instance();
    const auto running = plugin->start(job("flood"));
    for (int i = 0; i < 100; ++i)
        EXPECT_TRUE(std::holds_alternative<Record>(running->next(Clock::time_point::max())));
    running->cancel();
    int left = 0;
    while (!std::holds_alternative<Outcome>(running->next(Clock::time_point::max()))) ++left;
    EXPECT_LE(left, GetParam() ? 400 : 17);  // what a socket holds, or the queue
}

TEST_P(BothInstances, KeepsNoMoreThanAJobMayGive) {
    const auto plugin = instance();
    const Results results = plugin->run(job("flood"));
    EXPECT_EQ(results.outcome.status, Status::failed);
    EXPECT_THAT(results.outcome.reason, HasSubstr("gave more than"));
    EXPECT_TRUE(results.records.empty());
    EXPECT_EQ(plugin->run(job("setting")).outcome.status, Status::ok);
}

TEST_P(BothInstances, EndsAFloodNobodyReadsAtItsDeadline) {
    Job flood = job("flood");
    flood.deadline = Clock::now() + 20ms;
    const auto plugin = instance();
    const auto running = plugin->start(std::move(flood));
    EXPECT_EQ(plugin->run(job("setting")).outcome.status, Status::ok);
}

TEST_P(BothInstances, GivesTheOutcomeAgainAfterTheEnd) {
    const auto plugin = instance();
    const auto running = plugin->start(job("setting"));
    first<Outcome>(*running);
    EXPECT_EQ(first<Outcome>(*running).status, Status::ok);
}

TEST_P(BothInstances, CancelsAJobThatNobodyHoldsAnyMore) {
    const auto plugin = instance();
    { const auto running = plugin->start(job("wait")); }
    EXPECT_EQ(plugin->run(job("setting")).outcome.status, Status::ok);
}

TEST_P(BothInstances, EndsItsJobsWhenItGoes) {
    auto plugin = instance();
    const auto running = plugin->start(job("wait"));
    first<Guide>(*running);
    const auto behind = plugin->start(job("setting"));
    plugin.reset();
    EXPECT_EQ(first<Outcome>(*running).status, Status::cancelled);
    EXPECT_EQ(first<Outcome>(*behind).status, Status::unavailable);
}

TEST_P(BothInstances, WaitAnySaysWhichJobHasSomethingToSay) {
    const auto one = instance(), two = instance();
    const auto quiet = one->start(job("wait"));
    first<Guide>(*quiet);
    const auto loud = two->start(job("setting"));
    EXPECT_EQ(wait_any(quiet.get(), loud.get(), Clock::time_point::max()), 1);
    EXPECT_EQ(wait_any(loud.get(), quiet.get(), Clock::time_point::max()), 0);
    EXPECT_EQ(wait_any(nullptr, loud.get(), Clock::time_point::max()), 1);
}

TEST_P(BothInstances, WaitAnyReturnsWhenTheTimeIsOver) {
    const auto plugin = instance();
    const auto quiet = plugin->start(job("wait"));
    first<Guide>(*quiet);
    EXPECT_EQ(wait_any(quiet.get(), nullptr, Clock::now() + 5ms), -1);
    EXPECT_EQ(wait_any(nullptr, nullptr, Clock::now()), -1);
}

INSTANTIATE_TEST_SUITE_P(Each, BothInstances, testing::Bool(), [](const auto& isolated) {
    return isolated.param ? "Isolated" : "Local";
});

}  // namespace
}  // namespace cotejo
