// SPDX-License-Identifier: Apache-2.0

#include "visit/sequence.hpp"

#include <gmock/gmock.h>

namespace cotejo {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::SizeIs;

constexpr std::uint64_t kMs = 1'000'000;

Record frame(std::uint64_t ms) {
    const std::vector<std::uint8_t> data{std::uint8_t(ms), std::uint8_t(ms >> 8)};
    return Record(
        {.kind = "a.image", .format = "bytes", .storage = copied(data), .time_ns = ms * kMs});
}

std::vector<std::uint64_t> times(const Sequence& sequence) {
    std::vector<std::uint64_t> all;
    for (const Record& frame : sequence.frames()) all.push_back(frame.time_ns() / kMs);
    return all;
}

TEST(Sequence, SpansAllThatWasOfferedEvenly) {
    Sequence sequence(15);
    for (std::uint64_t ms = 1000; ms < 9000; ms += 33) sequence.offer(frame(ms));
    const auto kept = times(sequence);
    ASSERT_GE(kept.size(), 4u);
    EXPECT_LE(kept.size(), 8u);
    EXPECT_EQ(kept.front(), 1000u);
    EXPECT_GE(kept.back(), 7000u);
    for (std::size_t i = 2; i < kept.size(); ++i)
        EXPECT_NEAR(double(kept[i] - kept[i - 1]), double(kept[1] - kept[0]), 100.0);
}

TEST(Sequence, KeepsEveryMarkedFrameWhileThereIsRoom) {
    Sequence sequence(15);
    for (std::uint64_t ms = 0; ms < 9000; ms += 33) {
        sequence.offer(frame(ms));
        if (ms == 660 || ms == 3333) sequence.mark(frame(ms));
    }
    EXPECT_THAT(times(sequence), Contains(660u));
    EXPECT_THAT(times(sequence), Contains(3333u));
}

TEST(Sequence, HoldsNoMoreThanItMayAndTheLastMarkAlways) {
    Sequence sequence(15);
    for (std::uint64_t ms = 0; ms < 60'000; ms += 10) {
        sequence.offer(frame(ms));
        sequence.mark(frame(ms));
    }
    EXPECT_THAT(sequence.frames(), SizeIs(Le(15u)));
    EXPECT_EQ(times(sequence).back(), 59'990u);
    EXPECT_THAT(times(sequence), Contains(10u));
}

TEST(Sequence, HoldsAFrameOnceThatIsMarkedAndEven) {
    Sequence sequence(15);
    sequence.offer(frame(5));
    sequence.mark(frame(5));
    EXPECT_THAT(sequence.frames(), SizeIs(1));
}

TEST(Sequence, FreezesWhatItKeeps) {
    Sequence sequence(15);
    const Record given = frame(5);
    sequence.offer(given);
    ASSERT_THAT(sequence.frames(), SizeIs(1));
    EXPECT_TRUE(sequence.frames()[0].storage()->frozen());
    EXPECT_NE(sequence.frames()[0].storage(), given.storage()) << "the camera has its memory back";
}

TEST(Sequence, WithoutRoomHoldsNothing) {
    Sequence sequence(0);
    sequence.offer(frame(1));
    sequence.mark(frame(2));
    EXPECT_THAT(sequence.frames(), IsEmpty());
}

TEST(Sequence, ForgetsWhatWasBefore) {
    Sequence sequence(15);
    for (std::uint64_t ms = 0; ms < 60'000; ms += 10) sequence.offer(frame(ms));
    sequence.clear();
    EXPECT_THAT(sequence.frames(), IsEmpty());
    sequence.offer(frame(70'000));
    sequence.offer(frame(70'060));
    EXPECT_THAT(sequence.frames(), SizeIs(2)) << "and how far apart they were";
}

}  // namespace
}  // namespace cotejo
