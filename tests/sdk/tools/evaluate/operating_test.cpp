// SPDX-License-Identifier: Apache-2.0
//
// Error rates whose answers were worked out by hand.

#include "evaluate/operating.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace cotejo::tools::evaluation {
namespace {

/// Genuine scores are person 0's; impostor pairs are of 0 and 1.
std::vector<Scored> scored(const std::vector<float>& genuine, const std::vector<float>& impostor) {
    std::vector<Scored> all;
    for (const float score : genuine) all.push_back({score, 0, 0, 0, true});
    for (const float score : impostor) all.push_back({score, 0, 1, 0, false});
    return all;
}

TEST(Operating, FindsTheEqualErrorRateWhereThresholdsMeetIt) {
    // Above 2: 1 of 4 impostors, 3 of 4 genuine: FMR = FNMR = 1/4.
    const Ordered ordered(scored({1, 4, 5, 6}, {0, 0.5, 0.75, 3}), 2);
    EXPECT_DOUBLE_EQ(ordered.operating().eer, 0.25);
}

TEST(Operating, FindsTheEqualErrorRateBetweenThresholds) {
    // From (FMR 0, FNMR 1/2) to (FMR 1, FNMR 1/2): the tied impostors cross FMR = FNMR at 1/2.
    EXPECT_DOUBLE_EQ(Ordered(scored({1, 3}, {2, 2}), 2).operating().eer, 0.5);
    // From (1/3, 1/2) to (2/3, 0): crossing where 1/3 + t/3 = 1/2 - t/2, t = 1/5: 2/5.
    EXPECT_NEAR(Ordered(scored({5, 3}, {4, 3, 1}), 2).operating().eer, 0.4, 1e-12);
}

TEST(Operating, HasNoErrorsWhereTheClassesAreApart) {
    const Operating rates = Ordered(scored({5, 6}, {1, 2}), 2).operating();
    EXPECT_DOUBLE_EQ(rates.eer, 0);
    for (const double fnmr : rates.fnmr) EXPECT_DOUBLE_EQ(fnmr, 0);
}

TEST(Operating, CallsEverythingAnErrorWhereTheScaleIsUpsideDown) {
    EXPECT_DOUBLE_EQ(Ordered(scored({1, 2}, {5, 6}), 2).operating().eer, 1);
}

TEST(Operating, HoldsEachFalseMatchRateAtItsLowestScore) {
    std::vector<float> impostor;
    for (int i = 0; i < 1000; ++i) impostor.push_back(static_cast<float>(i));
    // 1e-2 allows 10 of 1000: 990 and up. 1e-3 allows one: 999. Below, none: 999.5 is next.
    const Operating rates = Ordered(scored({995, 988.5, 999.5, 2000}, impostor), 2).operating();
    EXPECT_EQ(rates.threshold[0], 990);
    EXPECT_DOUBLE_EQ(rates.fnmr[0], 0.25);
    EXPECT_EQ(rates.threshold[1], 999);
    EXPECT_DOUBLE_EQ(rates.fnmr[1], 0.5);
    EXPECT_EQ(rates.threshold[2], 999.5);
    EXPECT_DOUBLE_EQ(rates.fnmr[2], 0.5);
}

TEST(Operating, AcceptsTiedScoresTogetherOrNotAtAll) {
    std::vector<float> impostor(1000, 0);
    for (int i = 0; i < 11; ++i) impostor[static_cast<std::size_t>(i)] = 7;
    const Operating rates = Ordered(scored({7, 8}, impostor), 2).operating();
    EXPECT_EQ(rates.threshold[0], 8) << "11 of 1000 are tied at 7, 10 are allowed";
    EXPECT_DOUBLE_EQ(rates.fnmr[0], 0.5);
}

TEST(Operating, WeighsAGenuinePairOnceAndAnImpostorPairByBothPeople) {
    // Person 0 counts 2, person 1 counts 3: genuine weights 2 and 3; impostor 2*3 = 6 each.
    const std::vector<Scored> all{{5, 0, 0, 0, true}, {1, 1, 1, 0, true}, {3, 0, 1, 0, false}, {0, 0, 1, 0, false}};
    const std::vector<std::uint32_t> counts{2, 3};
    const Operating rates = Ordered(all, 2).operating(counts);
    EXPECT_DOUBLE_EQ(rates.fnmr[0], 0.6); // 5 accepted: 2 of 5
    // (0, 3/5) to (1/2, 3/5) holds no crossing; (1/2, 3/5) to (1/2, 0) crosses at 1/2.
    EXPECT_DOUBLE_EQ(rates.eer, 0.5);
}

TEST(Operating, IsNotKnownWithoutAClass) {
    const Ordered ordered({{5, 0, 0, 0, true}, {1, 1, 2, 0, false}}, 3);
    EXPECT_TRUE(std::isnan(ordered.operating(std::vector<std::uint32_t>{0, 1, 1}).eer));
    EXPECT_TRUE(std::isnan(ordered.operating(std::vector<std::uint32_t>{1, 1, 0}).fnmr[0]));
}

TEST(Operating, DrawsTheWholeDetCurve) {
    const std::vector<DetPoint> det = Ordered(scored({1, 4}, {0, 3}), 2).det();
    ASSERT_EQ(det.size(), 5u);
    EXPECT_DOUBLE_EQ(det[1].fnmr, 0.5);
    EXPECT_DOUBLE_EQ(det[2].fmr, 0.5);
    EXPECT_DOUBLE_EQ(det[3].fnmr, 0);
    EXPECT_DOUBLE_EQ(det[4].fmr, 1);
}

}  // namespace
}  // namespace cotejo::tools::evaluation
