// SPDX-License-Identifier: Apache-2.0

#include "visit/frame_times.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

using std::chrono::nanoseconds;

Clock::time_point at(std::int64_t ns) { return Clock::time_point(nanoseconds(ns)); }

TEST(FrameTimes, BelievesASensor) {
    FrameTimes times(at(1000));
    EXPECT_EQ(times.fault(1001, at(1001)), std::nullopt);
    EXPECT_EQ(times.fault(1002, at(5000)), std::nullopt);
    EXPECT_EQ(times.dropped(), 0);
}

TEST(FrameTimes, DoNotBelieveTheSameTimeTwiceNorAnEarlierOne) {
    FrameTimes times(at(1000));
    EXPECT_FALSE(times.fault(2000, at(3000)));
    EXPECT_EQ(times.fault(2000, at(3000)), "is not after the one before");
    EXPECT_EQ(times.fault(1500, at(3000)), "is not after the one before");
    EXPECT_FALSE(times.fault(2001, at(3000))) << "held against the last that counted";
    EXPECT_EQ(times.dropped(), 2);
}

TEST(FrameTimes, DoNotBelieveTheFutureNorWhatIsOlderThanTheCapture) {
    FrameTimes times(at(1000));
    EXPECT_EQ(times.fault(3001, at(3000)), "lies in the future");
    EXPECT_EQ(times.fault(999, at(3000)), "is before the capture");
    EXPECT_EQ(times.fault(0, at(3000)), "is before the capture");
}

TEST(FrameTimes, GiveASourceUpThatIsNeverRight) {
    FrameTimes times(at(1000));
    for (int i = 0; i < kImpossibleTimes - 1; ++i) EXPECT_TRUE(times.fault(1, at(2000)));
    EXPECT_FALSE(times.hopeless());
    EXPECT_FALSE(times.fault(1001, at(2000)));
    for (int i = 0; i < kImpossibleTimes - 1; ++i) EXPECT_TRUE(times.fault(1, at(2000)));
    EXPECT_FALSE(times.hopeless()) << "counted anew after one that was right";
    EXPECT_TRUE(times.fault(1, at(2000)));
    EXPECT_TRUE(times.hopeless());
}

}  // namespace
}  // namespace cotejo
