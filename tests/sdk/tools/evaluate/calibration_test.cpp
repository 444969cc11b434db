// SPDX-License-Identifier: Apache-2.0
//
// What a number of impostor pairs can prove.

#include "evaluate/calibration.hpp"

#include <gtest/gtest.h>

namespace cotejo::tools::evaluation {
namespace {

TEST(Calibration, CarriesNoRateBelow3OverN) {
    EXPECT_EQ(allowed(1e-3, 2995), -1);
    EXPECT_EQ(allowed(1e-3, 2996), 0); // exp(-2.996) = 0.04999
    EXPECT_FALSE(carries(1e-6, 1'000'000));
    EXPECT_TRUE(carries(1e-6, 3'000'000));
    EXPECT_FALSE(carries(1e-2, 0));
}

TEST(Calibration, AllowsWhatPoissonSays) {
    // Poisson(4.7439): P(X <= 1) = 0.05; tables of exact upper limits give 4.744, 6.296, 7.754.
    EXPECT_EQ(allowed(1e-3, 4743), 0);
    EXPECT_EQ(allowed(1e-3, 4744), 1);
    EXPECT_EQ(allowed(1e-3, 6295), 1);
    EXPECT_EQ(allowed(1e-3, 6296), 2);
    EXPECT_EQ(allowed(1e-2, 30'532), 276);
    EXPECT_EQ(allowed(1e-3, 30'532), 21);
}

TEST(Calibration, CountsOnWithVeryManyPairs) {
    const long most = allowed(1e-2, 50'000'000); // about 500000 - 1.645 * sqrt(500000)
    EXPECT_NEAR(static_cast<double>(most), 500'000 - 1.645 * 707.1, 3);
}

TEST(Calibration, WritesTheShortestScoreThatLeavesNoMoreMatches) {
    const auto free = [](double) { return false; };
    EXPECT_DOUBLE_EQ(short_score_above(0, 1, 1, free), 1) << "a comparator that says 0 or 1";
    EXPECT_NEAR(short_score_above(0.2671, 0.2673, 1.2, free), 0.268, 1e-12) << "rounded up to a thousandth";
    EXPECT_NEAR(short_score_above(0.42, 0.47, 1.2, free), 0.43, 1e-12);
    EXPECT_NEAR(short_score_above(37, 42, 80, free), 40, 1e-12);
    EXPECT_GT(short_score_above(0.268f, 0.268001, 1.2, free), 0.268f) << "never the impostor's own score";
    EXPECT_NEAR(short_score_above(0.26713, 0.26714, 1.2, [](double score) { return score > 0.2675; }), 0.2672, 1e-12)
        << "a digit more where rounding would cost";
}

TEST(Calibration, GivesTheLineOfTheManifest) {
    std::vector<Scored> all;
    for (int i = 0; i < 4000; ++i) all.push_back({static_cast<float>(i) / 10'000, 0, 1, 0, false});
    for (int i = 0; i < 100; ++i) all.push_back({i < 3 ? 0.1f : 0.95f, 0, 0, 0, true});
    const auto found = calibrate(Ordered(all, 2));
    ASSERT_EQ(found.size(), 2u) << "4000 pairs carry 1e-2 and 1e-3";
    EXPECT_EQ(found[0].allowed, 29);
    EXPECT_NEAR(found[0].score, 0.3971, 1e-9); // 29 are above 0.3970; the range is 0.95: ten-thousandths
    EXPECT_NEAR(found[0].fnmr, 0.03, 1e-12);
    EXPECT_EQ(found[1].allowed, 0);
    EXPECT_EQ(scores_line(found), "scores: {1e-2: 0.3971, 1e-3: 0.4}");
    EXPECT_EQ(scores_line({}), "");
    EXPECT_EQ(scores_line({{1e-2, 1, 9, 0}, {1e-3, 1, 0, 0}}), "scores: {1e-3: 1}") << "it holds 1e-2 all the more";
}

}  // namespace
}  // namespace cotejo::tools::evaluation
