// SPDX-License-Identifier: Apache-2.0
//
// Differences between groups: found where they were planted, not where they were not.

#include "evaluate/groups.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "evaluate/operating.hpp"
#include "population.hpp"

namespace cotejo::tools::evaluation {
namespace {

std::vector<GroupRates> rates_of(const test::Population& population, unsigned seed) {
    const std::vector<Scored> all = population.draw(seed);
    return by_group(all, population.people, population.groups,
                    Ordered(all, population.people).operating().threshold, {300, 5, 1});
}

TEST(Groups, CountsErrorsOfEachAtTheSameScore) {
    // Threshold 0.5 everywhere. Group 1: 1 of 2 genuine missed, 1 of 2 impostors matched; group 2: 0 of 1, 0 of 1.
    const std::vector<Scored> all{{0.9f, 0, 0, 1, true},  {0.1f, 1, 1, 1, true},  {0.8f, 0, 1, 1, false},
                                  {0.2f, 1, 0, 1, false}, {0.9f, 2, 2, 2, true},  {0.3f, 2, 3, 2, false},
                                  {0.99f, 0, 3, 0, false}};
    std::array<float, kRates.size()> thresholds;
    thresholds.fill(0.5f);
    const auto rates = by_group(all, 4, 2, thresholds, {200, 1, 1});
    ASSERT_EQ(rates.size(), 2u);
    EXPECT_EQ(rates[0].genuine, 2u);
    EXPECT_EQ(rates[0].impostor, 2u) << "the pair across groups counts in none";
    EXPECT_DOUBLE_EQ(rates[0].at[0].fnmr.value, 0.5);
    EXPECT_DOUBLE_EQ(rates[0].at[0].fmr.value, 0.5);
    EXPECT_DOUBLE_EQ(rates[0].at[0].fnmr_difference.value, 0.5);
    EXPECT_DOUBLE_EQ(rates[1].at[0].fmr_difference.value, -0.5);
}

TEST(Groups, FindsAPlantedDifference) {
    const auto rates = rates_of({.people = 90, .groups = 3, .handicap = 1.5}, 11);
    const GroupRate& worse = rates[0].at[0];
    EXPECT_GT(worse.fnmr_difference.low, 0);
    EXPECT_LT(rates[1].at[0].fnmr_difference.high, 0);
    EXPECT_LT(worse.fmr_difference.low, 0) << "impostor scores were left alone";
    EXPECT_GT(worse.fmr_difference.high, 0);
}

TEST(Groups, FindsNoDifferenceThatIsNotThereBeyondWhatChanceGives) {
    int found = 0, tried = 0;
    for (unsigned seed = 1; seed <= 40; ++seed)
        for (const GroupRates& group : rates_of({.people = 60, .mean = 3, .groups = 2}, seed)) {
            const Estimate& difference = group.at[0].fnmr_difference;
            found += difference.low > 0 || difference.high < 0;
            ++tried;
        }
    EXPECT_LE(found, tried * 15 / 100);
}

TEST(Groups, DoesNotKnowTheDifferenceOfAGroupToNothing) {
    const auto rates = rates_of({.people = 20, .groups = 1}, 3);
    EXPECT_FALSE(std::isnan(rates[0].at[0].fnmr.value));
    EXPECT_TRUE(std::isnan(rates[0].at[0].fnmr_difference.value));
}

}  // namespace
}  // namespace cotejo::tools::evaluation
