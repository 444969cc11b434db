// SPDX-License-Identifier: Apache-2.0

#include "list_number.hpp"

#include <gtest/gtest.h>

namespace {

using list_number::Pattern;

TEST(ListNumber, IsWhatThePatternSaysFromEndToEnd) {
    const auto pattern = Pattern::create("W-[0-9]{4}");
    ASSERT_TRUE(pattern);
    EXPECT_TRUE(pattern->matches("W-0042"));
    EXPECT_TRUE(pattern->matches(" W-0042\r\n"));
    EXPECT_FALSE(pattern->matches("XW-0042"));
    EXPECT_FALSE(pattern->matches("W-00421"));
    EXPECT_FALSE(pattern->matches(""));
}

TEST(ListNumber, IsNothingWithoutAPattern) { EXPECT_FALSE(Pattern::create("")->matches("W-0042")); }

TEST(ListNumber, IsNeverLongerThan64Characters) {
    const auto pattern = Pattern::create("(A*)*");
    EXPECT_TRUE(pattern->matches(std::string(64, 'A')));
    EXPECT_FALSE(pattern->matches(std::string(65, 'A')));
}

TEST(ListNumber, RefusesAPatternThatIsNone) {
    const auto pattern = Pattern::create("W-[0-9");
    ASSERT_FALSE(pattern);
    EXPECT_EQ(pattern.error().status, cotejo::Status::invalid);
}

}  // namespace
