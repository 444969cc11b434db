// SPDX-License-Identifier: Apache-2.0
//
// Two comparators: a planted difference is seen, chance is called chance.

#include "evaluate/difference.hpp"

#include <gtest/gtest.h>

#include <random>

#include "population.hpp"

namespace cotejo::tools::evaluation {
namespace {

/// The same comparisons by another comparator: genuine scores shifted, all with a little noise.
std::vector<Scored> other(std::vector<Scored> all, double shift, double noise) {
    std::mt19937 random(5);
    std::normal_distribution<double> normal;
    for (Scored& one : all) one.score += static_cast<float>((one.genuine ? shift : 0) + noise * normal(random));
    return all;
}

Difference found(double shift, double noise) {
    const auto all = test::Population{.people = 80, .mean = 3.5, .spread = 1}.draw(21);
    return difference(Ordered(all, 80), Ordered(other(all, shift, noise), 80), {300, 2, 1});
}

TEST(Difference, SeesAPlantedOneInEitherDirection) {
    const Difference worse = found(-1, 0.1), better = found(1, 0.1);
    EXPECT_LT(worse.fnmr[0].high, 0);
    EXPECT_LT(worse.eer.high, 0);
    EXPECT_EQ(in_words(worse.fnmr[0], "ours", "theirs"), "ours is better");
    EXPECT_EQ(in_words(better.fnmr[0], "ours", "theirs"), "theirs is better");
}

TEST(Difference, IsPairedSoThatWhatIsHardForBothCancels) {
    const Difference paired = found(-0.4, 0.05);
    EXPECT_LT(paired.fnmr[0].high, 0);
    // Other people draw another set: unpaired, the same shift is within the noise.
    const auto ours = test::Population{.people = 80, .mean = 3.5, .spread = 1}.draw(21);
    const auto rates = [&](std::span<const std::uint32_t> counts) {
        return std::vector<double>{Ordered(ours, 80).operating(counts).fnmr[0]};
    };
    const auto replicates = bootstrap(80, {200, 2, 1}, rates);
    const Estimate alone = interval(Ordered(ours, 80).operating().fnmr[0], replicates, 0);
    EXPECT_LT(paired.fnmr[0].high - paired.fnmr[0].low, alone.high - alone.low);
}

TEST(Difference, HoldsZeroWhereThereIsNone) {
    const Difference none = found(0, 0.05);
    EXPECT_LE(none.fnmr[0].low, 0);
    EXPECT_GE(none.fnmr[0].high, 0);
    EXPECT_EQ(in_words(none.fnmr[0], "ours", "theirs"), "the interval holds zero: neither is shown to be better");
    const Difference same = found(0, 0);
    EXPECT_EQ(same.eer.low, 0);
    EXPECT_EQ(same.eer.high, 0);
}

}  // namespace
}  // namespace cotejo::tools::evaluation
