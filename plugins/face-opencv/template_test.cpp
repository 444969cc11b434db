// SPDX-License-Identifier: Apache-2.0

#include "template.hpp"

#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace {

using face::Template;

/// A template in a random direction.
Template random_template(unsigned seed, float length) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    Template made(face::kTemplateSize);
    for (float& number : made) number = normal(random);
    const float now = face::length(made);
    for (float& number : made) number *= length / now;
    return made;
}

TEST(Template, HasNoLengthWhenANumberIsNotFinite) {
    Template made = random_template(1, 10);
    EXPECT_NEAR(face::length(made), 10, 1e-4);
    made[7] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(face::length(made), 0);
    made[7] = std::numeric_limits<float>::infinity();
    EXPECT_EQ(face::length(made), 0);
}

TEST(Template, ScoresItselfAsOneAndItsOppositeAsMinusOneWhenBothAreSure) {
    const Template one = random_template(1, 13);
    Template opposite = one;
    for (float& number : opposite) number = -number;
    EXPECT_NEAR(face::score(one, one), 1, 1e-5);
    EXPECT_NEAR(face::score(one, opposite), -1, 1e-5);
}

TEST(Template, ScoresAPoorPictureALittleHigherAndASpoiltOneNoMore) {
    const Template good = random_template(1, 13);
    const auto score_at = [&](float length) { return face::score(random_template(2, length), good); };
    EXPECT_NEAR(score_at(11) - score_at(13), 0.02, 1e-4);
    EXPECT_NEAR(score_at(9) - score_at(13), 0.06, 1e-4);
    EXPECT_NEAR(score_at(1), score_at(9), 1e-4);
}

TEST(Template, KeepsDirectionAndLengthInItsSmallForm) {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        const Template made = random_template(seed, 8 + 0.1f * float(seed));
        const auto back = face::large(face::small(made));
        ASSERT_TRUE(back);
        EXPECT_GT(face::score(made, *back) / face::score(made, made), 0.9995);
        EXPECT_NEAR(face::length(*back), face::length(made), 0.07);
    }
}

TEST(Template, IsNoneInASmallFormOfZeros) {
    EXPECT_FALSE(face::large(face::SmallTemplate(face::kSmallSize, 0)));
    face::SmallTemplate without_length = face::small(random_template(1, 10));
    without_length.back() = 0;
    EXPECT_FALSE(face::large(without_length));
}

TEST(Template, IsFusedTowardsThePictureThatTheNetworkWasSurerOf) {
    const Template sure = random_template(1, 14), unsure = random_template(2, 7);
    const Template both = face::fused(std::vector<Template>{sure, unsure});
    EXPECT_GT(face::score(both, sure), face::score(both, unsure) + 0.2);
    const Template alone = face::fused(std::vector<Template>{sure});
    EXPECT_NEAR(face::score(alone, sure), 1, 1e-5);
    EXPECT_NEAR(face::length(alone), 14, 1e-3);
}

}  // namespace
