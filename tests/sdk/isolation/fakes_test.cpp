// SPDX-License-Identifier: Apache-2.0
//
// Plugins that misbehave: each costs its own job at most, and the next one works.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "isolation/sanitizer.hpp"
#include "sdk/isolation/fake_instance.hpp"

namespace cotejo {
namespace {

using testing::HasSubstr;
using namespace test;

struct Mischief {
    const char* fake;
    Status status;
    const char* reason;
    std::vector<Fact> options = {};
};

std::string named(const testing::TestParamInfo<Mischief>& info) {
    std::string name = info.param.fake;
    for (const Fact& option : info.param.options)
        name += "_" + option.text.value_or(std::to_string(static_cast<int>(option.value)));
    return name;
}

class Fakes : public testing::TestWithParam<Mischief> {};

TEST_P(Fakes, CostTheirOwnJobAtMost) {
    const Mischief& mischief = GetParam();
    const auto plugin = fake(mischief.fake);
    ASSERT_TRUE(plugin);
    const Results results = plugin->run(misbehave(mischief.options));
    EXPECT_EQ(results.outcome.status, mischief.status) << results.outcome.reason;
    EXPECT_THAT(results.outcome.reason, HasSubstr(mischief.reason));
    expect_survived(*plugin);
}

Mischief forges(const char* lie) {
    return {"forges", Status::unavailable, "broke the rules", {{"lie", lie, 1}}};
}
Mischief garbage(double seed) {
    return {"writes_garbage", Status::unavailable, "broke the rules", {{"seed", {}, seed}}};
}

INSTANTIATE_TEST_SUITE_P(
    Each, Fakes,
    testing::Values(Mischief{"closes_wire", Status::unavailable, "ended"},
                    Mischief{"crashes", Status::unavailable, kSanitized ? "" : "SIGSEGV"},
                    Mischief{"exits", Status::unavailable, "process ended"},
                    Mischief{"hangs", Status::unavailable, "its deadline passed) and was killed"},
                    Mischief{"logs", Status::cancelled, "line 0; line 1"},
                    Mischief{"other_kind", Status::invalid, "a fake.other, but the job gives"},
                    Mischief{"throws", Status::failed, "exception"},
                    Mischief{"verdicts", Status::invalid, "SDK's own verdict"}),
    named);

INSTANTIATE_TEST_SUITE_P(Lie, Fakes,
                         testing::Values(forges("slot"), forges("offset"), forges("size"),
                                         forges("job"), forges("kind"), forges("file"),
                                         forges("pool"), forges("raster"), forges("verdict"),
                                         forges("twice"), forges("done")),
                         named);

INSTANTIATE_TEST_SUITE_P(Write, Fakes,
                         testing::Values(garbage(1), garbage(2), garbage(3), garbage(5)), named);

TEST(Fakes, FloodingIsCutOffAtSoManyRecords) {
    const auto plugin = fake("floods");
    ASSERT_TRUE(plugin);
    Job job = misbehave({});
    job.deadline = Clock::now() + std::chrono::minutes(2);  // the count comes first, on any machine
    const Results results = plugin->run(std::move(job));
    EXPECT_EQ(results.outcome.status, Status::failed);
    EXPECT_THAT(results.outcome.reason, HasSubstr("more than 65536 records"));
    expect_survived(*plugin);
}

TEST(Fakes, AllocatingWithoutEndStopsAtTheManifestsMemory) {
    if (kSanitized) GTEST_SKIP() << "a sanitizer's shadow is larger than any limit";
    const auto plugin = fake("allocates");
    Job job = misbehave();
    job.deadline = Clock::now() + std::chrono::seconds(20);
    const Outcome outcome = plugin->run(std::move(job)).outcome;
    EXPECT_EQ(outcome.status, Status::failed) << outcome.reason;
    EXPECT_THAT(outcome.reason, HasSubstr("bad_alloc"));
    expect_survived(*plugin);
}

TEST(Fakes, LoggingWithoutEndIsCutShort) {
    Lines lines;
    const auto plugin = fake("logs", {.log = lines.sink()});
    const Outcome outcome = plugin->run(misbehave()).outcome;
    EXPECT_LE(outcome.reason.size(), 4096u);
    EXPECT_LE(lines.all().size(), 201u);
    EXPECT_EQ(lines.holding("further lines"), 1);
    expect_survived(*plugin);
}

TEST(Fakes, PrintingWithoutEndIsCutShort) {
    Lines lines;
    const auto plugin = fake("prints", {.log = lines.sink()});
    Job job = misbehave();
    job.deadline = Clock::time_point::max();
    EXPECT_EQ(plugin->run(std::move(job)).outcome.status, Status::ok);
    expect_survived(*plugin);
    EXPECT_LE(lines.all().size(), 60u);
}

TEST(Fakes, ScribblingAfterEmitDoesNotReachWhatIsFrozen) {
    const auto plugin = fake("scribbles");
    Job job = misbehave();
    job.deadline = Clock::time_point::max();
    const auto running = plugin->start(std::move(job));
    const Record given = first<Record>(*running);
    const Result<Record> frozen = freeze(given);
    ASSERT_TRUE(frozen);
    running->cancel();
    first<Outcome>(*running);
    EXPECT_EQ(given.data()[0], 2) << "the frame was copied before anybody froze it";
    EXPECT_EQ(frozen->data()[0], 1);
    EXPECT_EQ(frozen->data()[4095], 1);
    expect_survived(*plugin);
}

TEST(Fakes, ShrinkingAPoolIsRefused) {
    const auto plugin = fake("truncates");
    const Results results = plugin->run(misbehave());
    ASSERT_EQ(results.records.size(), 1u) << results.outcome.reason;
    EXPECT_NE(results.records[0].number("ftruncate"), 0.0);
    EXPECT_EQ(results.records[0].data()[4095], results.records[0].number("remove") == 0.0 ? 0 : 7);
    expect_survived(*plugin);
}

TEST(Fakes, ThatAreNotWhatTheirManifestSaysAreRefused) {
    for (const char* name : {"lies_about_id", "other_abi"}) {
        const auto made = make_fake(name);
        ASSERT_FALSE(made) << name;
        EXPECT_EQ(made.error().status, Status::invalid) << made.error().what;
    }
}

TEST(Fakes, ThatEndInCreateAreUnavailable) {
    const auto made = make_fake("exits_in_create");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().status, Status::unavailable);
    EXPECT_THAT(made.error().what, HasSubstr("org.cotejo.fake.exits-in-create"));
    EXPECT_THAT(made.error().what, HasSubstr("ended before it was ready"));
}

TEST(Fakes, ThatHangInCreateAreUnavailable) {
    const auto made = make_fake("hangs_in_create", {.start_within = std::chrono::milliseconds(100)});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().status, Status::unavailable);
    EXPECT_THAT(made.error().what, HasSubstr("create() took too long"));
}

}  // namespace
}  // namespace cotejo
