// SPDX-License-Identifier: Apache-2.0
//
// Error versus discard, worked out by hand.

#include "evaluate/discard.hpp"

#include <gtest/gtest.h>

namespace cotejo::tools::evaluation {
namespace {

TEST(Discard, FallsToZeroWhereQualityKnowsEveryError) {
    std::vector<Judged> genuine;
    for (int i = 0; i < 10; ++i) genuine.push_back({static_cast<double>(i), i < 2});
    const auto curve = error_versus_discard(genuine, 0.5, 5);
    ASSERT_EQ(curve.size(), 6u);
    EXPECT_DOUBLE_EQ(curve[0].fnmr, 0.2);
    EXPECT_DOUBLE_EQ(curve[1].fnmr, 1.0 / 9);
    EXPECT_DOUBLE_EQ(curve[2].fnmr, 0);
}

TEST(Discard, RisesWhereQualityIsUpsideDown) {
    std::vector<Judged> genuine;
    for (int i = 0; i < 10; ++i) genuine.push_back({static_cast<double>(i), i >= 8});
    EXPECT_DOUBLE_EQ(error_versus_discard(genuine, 0.5, 1).back().fnmr, 0.4);
}

TEST(Discard, StaysLevelWhereQualityIsAlwaysTheSame) {
    std::vector<Judged> genuine;
    for (int i = 0; i < 10; ++i) genuine.push_back({50, i < 3});
    for (const DiscardPoint& point : error_versus_discard(genuine, 0.5, 10)) EXPECT_NEAR(point.fnmr, 0.3, 1e-12);
}

TEST(Discard, HasNoCurveWithoutPairs) { EXPECT_TRUE(error_versus_discard({}, 0.5, 10).empty()); }

}  // namespace
}  // namespace cotejo::tools::evaluation
