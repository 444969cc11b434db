// SPDX-License-Identifier: Apache-2.0

#include "errand.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace chip {
namespace {

using emrtd::Answer;
using emrtd::Bytes;
using emrtd::Cause;
using emrtd::Trouble;

emrtd::Patience patience(std::uint64_t stall_ms = 10'000) { return {{}, UINT64_MAX, stall_ms}; }

TEST(Errand, GivesWhatTheCallGives) {
    Errand errand;
    for (std::uint8_t i = 0; i < 20; ++i) {
        const Answer<Bytes> answer = errand.run([i]() -> Answer<Bytes> { return Bytes{i}; }, patience());
        ASSERT_TRUE(answer);
        EXPECT_EQ(*answer, Bytes{i});
    }
    const Answer<Bytes> lost = errand.run([]() -> Answer<Bytes> { return Trouble{Cause::lost, "gone"}; }, patience());
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().cause, Cause::lost);
}

TEST(Errand, LeavesACallBehindThatDoesNotReturnAndRunsTheNext) {
    auto open = std::make_shared<std::promise<void>>();
    auto done = std::make_shared<std::promise<void>>();
    Errand errand;
    const Answer<Bytes> hung = errand.run(
        [open, done]() -> Answer<Bytes> {
            open->get_future().wait();
            done->set_value();
            return Bytes{1};
        },
        patience(60));
    ASSERT_FALSE(hung);
    EXPECT_EQ(hung.error().cause, Cause::stalled);
    EXPECT_EQ(*errand.run([]() -> Answer<Bytes> { return Bytes{2}; }, patience()), Bytes{2});
    open->set_value();
    done->get_future().wait(); // what was left behind ends by itself
}

TEST(Errand, EndsWhenNobodyWantsTheAnswerAnyMore) {
    auto open = std::make_shared<std::promise<void>>();
    Errand errand;
    std::atomic<int> asked = 0;
    const emrtd::Patience impatient{[&] { return ++asked > 2; }, UINT64_MAX, 60'000};
    const Answer<Bytes> over = errand.run([open]() -> Answer<Bytes> {
        open->get_future().wait();
        return Bytes{};
    }, impatient);
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().cause, Cause::over);
    open->set_value();
}

}  // namespace
}  // namespace chip
