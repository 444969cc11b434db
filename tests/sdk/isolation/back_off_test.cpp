// SPDX-License-Identifier: Apache-2.0

#include "isolation/back_off.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

using namespace std::chrono_literals;

const BackOff::Time kStart{};

TEST(BackOff, PausesLongerAfterEachDeath) {
    BackOff back_off;
    const auto first = back_off.died(kStart + 1h);
    const auto second = back_off.died(kStart + 1h + 1s);
    ASSERT_TRUE(first && second);
    EXPECT_LT(*first, *second);
}

TEST(BackOff, GivesUpAfterThreeDeathsWithinAMinute) {
    BackOff back_off;
    EXPECT_TRUE(back_off.died(kStart + 1h));
    EXPECT_TRUE(back_off.died(kStart + 1h + 30s));
    EXPECT_FALSE(back_off.died(kStart + 1h + 59s));
}

TEST(BackOff, ForgetsADeathAfterAMinute) {
    BackOff back_off;
    EXPECT_TRUE(back_off.died(kStart + 1h));
    EXPECT_TRUE(back_off.died(kStart + 1h + 30s));
    EXPECT_TRUE(back_off.died(kStart + 1h + 60s));
    EXPECT_FALSE(back_off.died(kStart + 1h + 61s));
}

}  // namespace
}  // namespace cotejo
