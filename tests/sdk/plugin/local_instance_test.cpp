// SPDX-License-Identifier: Apache-2.0
//
// A plugin on a thread of this process: what it is given, what is taken from it, how jobs end.

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

std::unique_ptr<Instance> instance(InstanceOptions options = {}) {
    options.name = "sample";
    options.isolate = false;
    auto made = Instance::create(sample(), std::move(options));
    EXPECT_TRUE(made) << (made ? "" : made.error().what);
    return made ? std::move(*made) : nullptr;
}

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

TEST(LocalInstance, GivesInputsAndTakesRecords) {
    Job echo{"extract", "test.word", {word("uno"), word("dos")}, {{"do", "echo", 1.0}}};
    const Results results = instance()->run(std::move(echo));
    ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    ASSERT_EQ(results.records.size(), 2u);
    EXPECT_EQ(results.records[1].data()[0], 'd');
    EXPECT_EQ(results.records[1].number("n"), 2.0);
}

TEST(LocalInstance, GivesSettingsWithTheirDefaults) {
    EXPECT_EQ(instance()->run(job("setting")).outcome.status, Status::ok);
}

TEST(LocalInstance, RefusesSettingsThePluginDoesNotDeclare) {
    InstanceOptions options{.settings = {{"levle", "3"}}, .isolate = false};
    const auto made = Instance::create(sample(), options);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().status, Status::invalid);
    EXPECT_THAT(made.error().what, HasSubstr("did you mean \"level\"?"));
}

TEST(LocalInstance, RefusesASettingOfAnotherType) {
    const auto made =
        Instance::create(sample(), {.settings = {{"level", "high"}}, .isolate = false});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().what, "setting \"level\" must be a number");
}

TEST(LocalInstance, SaysWhyCreateFailed) {
    const auto made =
        Instance::create(sample(), {.settings = {{"create", "fail"}}, .isolate = false});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().status, Status::unavailable);
    EXPECT_THAT(made.error().what, HasSubstr("no model"));
}

TEST(LocalInstance, RefusesAPluginWithoutRun) {
    const auto made =
        Instance::create(sample(), {.settings = {{"create", "empty"}}, .isolate = false});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().status, Status::invalid);
}

TEST(LocalInstance, EndsAJobNobodyDeclaredWithoutThePlugin) {
    const auto plugin = instance();
    EXPECT_EQ(plugin->run({"detect", "pad"}).outcome.status, Status::unsupported);
    EXPECT_EQ(plugin->run({"capture", "test.other"}).outcome.status, Status::unsupported);
    EXPECT_EQ(plugin->run({"extract", "test.word"}).outcome.status, Status::invalid);
    EXPECT_EQ(plugin->run(job("runs")).records.at(0).number("runs"), 1.0);
}

class LocalRefusal : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(LocalRefusal, OfAnEmittedRecordSaysWhat) {
    const auto [how, reason] = GetParam();
    const Results results = instance()->run(job(how));
    EXPECT_EQ(results.outcome.status, Status::invalid);
    EXPECT_THAT(results.outcome.reason, HasSubstr(reason));
    EXPECT_TRUE(results.records.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Each, LocalRefusal,
    testing::Values(std::pair{"kind", "a test.other, but the job gives test.frame"},
                    std::pair{"no-kind", "is NULL"}, std::pair{"listed", "SDK's own verdict"},
                    std::pair{"vouched", "SDK's own verdict"}, std::pair{"nan", "not a finite"},
                    std::pair{"capitals", "fact's name"}, std::pair{"reserved", "`reserved`"},
                    std::pair{"no-format", "no format"}, std::pair{"no-data", "no data"},
                    std::pair{"large", "over 32 KiB"}, std::pair{"no-such-block", "in its block"},
                    std::pair{"short-raster", "less than the raster needs"},
                    std::pair{"huge-raster", "less than the raster needs"},
                    std::pair{"outside-block", "in its block"}));

TEST(LocalInstance, LendsABlockAgainOnlyWhenItsRecordIsGone) {
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

TEST(LocalInstance, KeepsARecordsBlockWhenTheInstanceIsGone) {
    auto plugin = instance();
    const Record held = plugin->run(job("block")).records.at(0);
    plugin.reset();
    EXPECT_EQ(held.data()[0], 7);
}

TEST(LocalInstance, RefusesABlockLargerThanItsSlots) {
    EXPECT_EQ(instance()->run(job("oversize")).outcome.status, Status::invalid);
}

TEST(LocalInstance, ReplacesAPluginByAFreshOne) {
    const auto plugin = instance();
    for (int i = 0; i < 2; ++i) plugin->run(job("hoard"));
    EXPECT_EQ(plugin->run(job("block")).outcome.status, Status::busy);
    plugin->replace();
    EXPECT_EQ(plugin->run(job("block")).outcome.status, Status::ok);
    EXPECT_EQ(plugin->run(job("runs")).records.at(0).number("runs"), 2.0);
}

TEST(LocalInstance, HandsHintsOnAndRefusesWhatIsNoWord) {
    const Results results = instance()->run(job("guide"));
    EXPECT_EQ(results.outcome.status, Status::retry);
    ASSERT_EQ(results.guides.size(), 1u);
    EXPECT_EQ(results.guides[0].hint, "come-closer");
    EXPECT_EQ(results.guides[0].progress, 1.0);
}

TEST(LocalInstance, GivesErrorsLoggedDuringAJobAsItsReason) {
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

TEST(LocalInstance, TakesAnUnknownStatusAsFailed) {
    const Outcome outcome = instance()->run(job("odd-status")).outcome;
    EXPECT_EQ(outcome.status, Status::failed);
    EXPECT_THAT(outcome.reason, HasSubstr("77"));
}

TEST(LocalInstance, TakesAnExceptionAsFailed) {
    EXPECT_EQ(instance()->run(job("throw")).outcome.status, Status::failed);
}

TEST(LocalInstance, WakesAJobThatIsCancelled) {
    const auto plugin = instance();
    const auto running = plugin->start(job("wait"));
    EXPECT_EQ(first<Guide>(*running).hint, "hold-still");
    running->cancel();
    EXPECT_EQ(first<Outcome>(*running).status, Status::cancelled);
}

TEST(LocalInstance, WakesAJobWhoseStopWasRequested) {
    const auto plugin = instance();
    std::stop_source stop;
    const auto running = plugin->start(job("wait"), stop.get_token());
    first<Guide>(*running);
    stop.request_stop();
    EXPECT_EQ(first<Outcome>(*running).status, Status::cancelled);
}

TEST(LocalInstance, CancelsAJobAtItsDeadline) {
    Job late = job("wait");
    late.deadline = Clock::now() + 20ms;
    const Outcome outcome = instance()->run(std::move(late)).outcome;
    EXPECT_EQ(outcome.status, Status::cancelled);
    EXPECT_EQ(outcome.reason, "its deadline passed");
}

TEST(LocalInstance, CountsTheQueueTowardsADeadline) {
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

TEST(LocalInstance, CancelsAQueuedJobWithoutThePlugin) {
    const auto plugin = instance();
    const auto before = plugin->start(job("wait"));
    first<Guide>(*before);
    const auto behind = plugin->start(job("runs"));
    behind->cancel();
    EXPECT_EQ(first<Outcome>(*behind).status, Status::cancelled);
}

TEST(LocalInstance, MakesAFloodWaitForItsReader) {
    const auto plugin = instance();
    const auto running = plugin->start(job("flood"));
    for (int i = 0; i < 100; ++i)
        EXPECT_TRUE(std::holds_alternative<Record>(running->next(Clock::time_point::max())));
    running->cancel();
    int left = 0;
    while (!std::holds_alternative<Outcome>(running->next(Clock::time_point::max()))) ++left;
    EXPECT_LE(left, 17);
}

TEST(LocalInstance, EndsAFloodNobodyReadsAtItsDeadline) {
    Job flood = job("flood");
    flood.deadline = Clock::now() + 20ms;
    const auto plugin = instance();
    const auto running = plugin->start(std::move(flood));
    EXPECT_EQ(plugin->run(job("setting")).outcome.status, Status::ok);
}

TEST(LocalInstance, GivesTheOutcomeAgainAfterTheEnd) {
    const auto plugin = instance();
    const auto running = plugin->start(job("setting"));
    first<Outcome>(*running);
    EXPECT_EQ(first<Outcome>(*running).status, Status::ok);
}

TEST(LocalInstance, CancelsAJobThatNobodyHoldsAnyMore) {
    const auto plugin = instance();
    { const auto running = plugin->start(job("wait")); }
    EXPECT_EQ(plugin->run(job("setting")).outcome.status, Status::ok);
}

TEST(LocalInstance, EndsItsJobsWhenItGoes) {
    auto plugin = instance();
    const auto running = plugin->start(job("wait"));
    first<Guide>(*running);
    const auto behind = plugin->start(job("setting"));
    plugin.reset();
    EXPECT_EQ(first<Outcome>(*running).status, Status::cancelled);
    EXPECT_EQ(first<Outcome>(*behind).status, Status::unavailable);
}

TEST(WaitAny, SaysWhichJobHasSomethingToSay) {
    const auto one = instance(), two = instance();
    const auto quiet = one->start(job("wait"));
    first<Guide>(*quiet);
    const auto loud = two->start(job("setting"));
    EXPECT_EQ(wait_any(quiet.get(), loud.get(), Clock::time_point::max()), 1);
    EXPECT_EQ(wait_any(loud.get(), quiet.get(), Clock::time_point::max()), 0);
    EXPECT_EQ(wait_any(nullptr, loud.get(), Clock::time_point::max()), 1);
}

TEST(WaitAny, ReturnsWhenTheTimeIsOver) {
    const auto plugin = instance();
    const auto quiet = plugin->start(job("wait"));
    first<Guide>(*quiet);
    EXPECT_EQ(wait_any(quiet.get(), nullptr, Clock::now() + 5ms), -1);
    EXPECT_EQ(wait_any(nullptr, nullptr, Clock::now()), -1);
}

}  // namespace
}  // namespace cotejo
