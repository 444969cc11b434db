// SPDX-License-Identifier: Apache-2.0

#include "testing.hpp"

namespace {

using namespace mrz::testing;

TEST(Key, IsWhatTheStandardDerivesAccessKeysFrom) {
    const Lines td2{kTd2[0], "L898902C<3UTO6908061F9406236<<<<<<<2"};
    EXPECT_EQ(mrz::key(read(td2)).text(), "L898902C<369080619406236");
    EXPECT_EQ(mrz::key(read(kLongTd2)).text(), "D23145890734934071279507122");
    EXPECT_EQ(mrz::key(read(kLongTd1)).text(), "D23145890734934071279507122");
}

TEST(Key, IsTheSameWhenACheckDigitOfTheZoneIsWrong) {
    const std::string right = mrz::key(read(kTd3)).text();
    EXPECT_EQ(mrz::key(read(with(kTd3, 1, 43, "9"))).text(), right);
    EXPECT_EQ(mrz::key(read(with(kTd3, 1, 9, "9"))).text(), right);
    EXPECT_NE(mrz::key(read(with(kTd3, 1, 8, "9"))).text(), right);
}

TEST(Key, IsMadeOfWhatSomebodyTyped) {
    EXPECT_EQ(mrz::key("L898902C", "690806", "940623").text(), "L898902C<369080619406236");
    EXPECT_EQ(mrz::key("D23145890734", "340712", "950712").text(), "D23145890734934071279507122");
}

TEST(Key, KeepsWhatIsUnknownOfABirthDate) {
    EXPECT_EQ(mrz::key(read(with(kTd3, 1, 13, "74<<<<"))).birth, "74<<<<");
}

}  // namespace
