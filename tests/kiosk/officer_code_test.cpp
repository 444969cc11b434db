// SPDX-License-Identifier: Apache-2.0

#include "kiosk/officer_code.hpp"

#include <gmock/gmock.h>

namespace cotejo::kiosk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(OfficerCode, MatchesTheCodeItWasMadeFromAndNoOther) {
    const auto line = hash_officer_code("483-201");
    ASSERT_TRUE(line);
    EXPECT_TRUE(is_officer_hash(*line));
    EXPECT_TRUE(officer_code_matches("483-201", *line));
    EXPECT_FALSE(officer_code_matches("483-202", *line));
    EXPECT_FALSE(officer_code_matches("", *line));
}

TEST(OfficerCode, IsSaltedAndNotInTheLine) {
    const auto one = hash_officer_code("483-201"), other = hash_officer_code("483-201");
    ASSERT_TRUE(one && other);
    EXPECT_NE(*one, *other);
    EXPECT_THAT(*one, Not(HasSubstr("483")));
}

TEST(OfficerCode, RefusesOneThatIsTooShortOrEndless) {
    EXPECT_EQ(hash_officer_code("12345").error().status, Status::invalid);
    EXPECT_EQ(hash_officer_code(std::string(129, '1')).error().status, Status::invalid);
}

TEST(OfficerCode, MatchesNoLineOfAnotherShape) {
    const std::string line = *hash_officer_code("483-201");
    for (const std::string& wrong :
         {std::string(), std::string("scrypt:15:8:1:"), line + "0", line.substr(0, line.size() - 1),
          "scrypt:1:8:1:" + line.substr(14), std::string(line).replace(20, 1, "g")}) {
        EXPECT_FALSE(is_officer_hash(wrong)) << wrong;
        EXPECT_FALSE(officer_code_matches("483-201", wrong)) << wrong;
    }
}

}  // namespace
}  // namespace cotejo::kiosk
