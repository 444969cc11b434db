// SPDX-License-Identifier: Apache-2.0
//
// Intervals: whether they hold what they promise, and that seeds decide everything.

#include "evaluate/bootstrap.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "evaluate/operating.hpp"
#include "population.hpp"

namespace cotejo::tools::evaluation {
namespace {

std::vector<double> total(std::span<const std::uint32_t> counts) {
    return {static_cast<double>(std::accumulate(counts.begin(), counts.end(), 0u)), double(counts[0])};
}

TEST(Bootstrap, DrawsAsManyPeopleAsThereAre) {
    for (const auto& figures : bootstrap(50, {200, 7, 1}, total)) EXPECT_EQ(figures[0], 50);
}

TEST(Bootstrap, GivesTheSameForASeedOnAnyNumberOfThreads) {
    EXPECT_EQ(bootstrap(50, {200, 7, 1}, total), bootstrap(50, {200, 7, 3}, total));
    EXPECT_NE(bootstrap(50, {200, 7, 1}, total), bootstrap(50, {200, 8, 1}, total));
}

TEST(Bootstrap, TakesPercentilesOfWhatIsKnown) {
    std::vector<std::vector<double>> replicates;
    for (int i = 0; i <= 1000; ++i) replicates.push_back({static_cast<double>(i)});
    replicates.push_back({std::nan("")});
    const Estimate found = interval(500, replicates, 0);
    EXPECT_DOUBLE_EQ(found.low, 25);
    EXPECT_DOUBLE_EQ(found.high, 975);
    EXPECT_TRUE(std::isnan(interval(1, {{std::nan("")}, {std::nan("")}, {1}}, 0).low)) << "too few know it";
}

TEST(Bootstrap, PutsTheRuleOf3InPlaceOfAnIntervalFromZeroToZero) {
    EXPECT_DOUBLE_EQ(with_rule_of_3({0, 0, 0}, 300).high, 0.01);
    EXPECT_DOUBLE_EQ(with_rule_of_3({0, 0, 0}, 2).high, 1);
    EXPECT_DOUBLE_EQ(with_rule_of_3({0.1, 0.05, 0.2}, 300).high, 0.2) << "errors were seen";
}

/// How many of `sets` simulated sets have the true EER in their interval.
int covered(double spread, bool by_people, int sets) {
    test::Population population{.people = 50, .mean = 3, .spread = spread, .genuine_each = 6};
    // The genuine scores are N(3, 1 + spread²); EER where (3 - t)/sigma = t.
    const double sigma = std::sqrt(1 + spread * spread), at = 3 / (1 + sigma);
    const double truth = 0.5 * std::erfc(at / std::sqrt(2.0));
    int held = 0;
    for (int set = 0; set < sets; ++set) {
        std::vector<Scored> all = population.draw(static_cast<unsigned>(1000 + set));
        std::uint32_t people = population.people;
        if (!by_people) // as if each genuine pair were of another person
            for (Scored& one : all)
                if (one.genuine) one.probe = one.reference = people++;
        const Ordered ordered(all, people);
        const auto replicates = bootstrap(people, {200, 3, 1}, [&](std::span<const std::uint32_t> counts) {
            return std::vector<double>{ordered.operating(counts).eer};
        });
        const Estimate found = interval(ordered.operating().eer, replicates, 0);
        if (found.low <= truth && truth <= found.high) ++held;
    }
    return held;
}

TEST(Bootstrap, HoldsTheTruthInSome95Of100SetsOfPeopleWhoDiffer) {
    const int held = covered(1.2, true, 200);
    EXPECT_GE(held, 176); // 88 %: percentile intervals of 50 people are a little narrow
    EXPECT_LE(held, 198);
}

TEST(Bootstrap, WouldNotIfPairsOfOnePersonWereTakenAsIndependent) {
    EXPECT_LT(covered(1.2, false, 200), covered(1.2, true, 200) - 20);
}

}  // namespace
}  // namespace cotejo::tools::evaluation
