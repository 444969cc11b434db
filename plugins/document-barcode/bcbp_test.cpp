// SPDX-License-Identifier: Apache-2.0

#include "bcbp.hpp"

#include <fstream>

#include <gtest/gtest.h>

namespace {

const std::string kHeader = "M1EJEMPLO/ANA         E";
const std::string kLeg = "DEMO01 BOGMADAV 0009 326Y012A0001 1"; // without the size at its end
const std::string kPass = kHeader + kLeg + "00";

/// Gives the pass with some characters written over.
std::string with(std::string pass, std::size_t at, const std::string& text) {
    return pass.replace(at, text.size(), text);
}

/// Gives why a text is refused; "" when it is not.
std::string refusal(const std::string& text) {
    const auto pass = bcbp::parse(text);
    return pass ? "" : pass.error().what;
}

/// Writes a size as the pass does.
std::string hex(std::size_t size) {
    char text[3];
    std::snprintf(text, sizeof text, "%02X", unsigned(size));
    return text;
}

TEST(Bcbp, ReadsOneLeg) {
    const auto pass = bcbp::parse(kPass);
    ASSERT_TRUE(pass) << pass.error().what;
    EXPECT_EQ(pass->name, "EJEMPLO/ANA");
    ASSERT_EQ(pass->legs.size(), 1u);
    const bcbp::Leg& leg = pass->legs[0];
    EXPECT_EQ(leg.flight, "AV9");
    EXPECT_EQ(leg.day, "326");
    EXPECT_EQ(leg.from, "BOG");
    EXPECT_EQ(leg.to, "MAD");
    EXPECT_EQ(leg.pnr, "DEMO01");
    EXPECT_EQ(leg.seat, "12A");
    EXPECT_EQ(leg.sequence, "1");
}

TEST(Bcbp, KeepsTheSuffixOfAFlightNumber) {
    EXPECT_EQ(bcbp::parse(with(kPass, 39, "0009A"))->legs[0].flight, "AV9A");
}

TEST(Bcbp, WritesTheDayWithoutZeros) {
    EXPECT_EQ(bcbp::parse(with(kPass, 44, "007"))->legs[0].day, "7");
}

TEST(Bcbp, ReadsEveryLegBehindVariableParts) {
    const std::string unique = "1W 6325BAV ", repeated = "20KX";
    const std::string own = ">6" + hex(unique.size()) + unique + hex(repeated.size()) + repeated + "PRIVATE";
    const std::string second = "DEMO02 MADCDGIB 3400 327Y003C0044 1";
    const auto pass = bcbp::parse(with(kHeader, 1, "2") + kLeg + hex(own.size()) + own + second +
                                  hex(6) + hex(2) + "2AZZ");
    ASSERT_TRUE(pass) << pass.error().what;
    ASSERT_EQ(pass->legs.size(), 2u);
    EXPECT_EQ(pass->legs[0].flight, "AV9");
    EXPECT_EQ(pass->legs[1].flight, "IB3400");
    EXPECT_EQ(pass->legs[1].pnr, "DEMO02");
    EXPECT_EQ(pass->legs[1].seat, "3C");
}

TEST(Bcbp, LeavesOutAMaskedOrBlankLocator) {
    EXPECT_EQ(bcbp::parse(with(kPass, 23, "XXXXXX "))->legs[0].pnr, "");
    EXPECT_EQ(bcbp::parse(with(kPass, 23, "       "))->legs[0].pnr, "");
}

TEST(Bcbp, LeavesOutASeatThatIsNone) {
    for (const char* none : {"    ", "INF ", "GATE"})
        EXPECT_EQ(bcbp::parse(with(kPass, 48, none))->legs[0].seat, "") << none;
}

TEST(Bcbp, AcceptsSecurityDataAndTheLineEndSomeWritersAdd) {
    EXPECT_EQ(refusal(kPass + "^104ABCD"), "");
    EXPECT_EQ(refusal(kPass + "^100"), "");
    EXPECT_EQ(refusal(kPass + "\r\n"), "");
}

TEST(Bcbp, RefusesABlankOrMalformedMandatoryField) {
    EXPECT_EQ(refusal(with(kPass, 30, "   ")), "leg 1: the origin is not three letters");
    EXPECT_EQ(refusal(with(kPass, 33, "M1D")), "leg 1: the destination is not three letters");
    EXPECT_EQ(refusal(with(kPass, 36, "   ")), "leg 1: carrier and flight number are no flight");
    EXPECT_EQ(refusal(with(kPass, 39, "     ")), "leg 1: carrier and flight number are no flight");
    EXPECT_EQ(refusal(with(kPass, 39, "00X9 ")), "leg 1: carrier and flight number are no flight");
    EXPECT_EQ(refusal(with(kPass, 23, "DE-O01 ")),
              "leg 1: the record locator is not of letters and digits");
    EXPECT_EQ(refusal(with(kPass, 48, "A12 ")), "leg 1: the seat is not a row and a letter");
    EXPECT_EQ(refusal(with(kPass, 2, std::string(20, ' '))), "the name is blank");
}

TEST(Bcbp, RefusesADayThatNoYearHas) {
    for (const char* day : {"000", "367", "3 6", "-01"})
        EXPECT_EQ(refusal(with(kPass, 44, day)), "leg 1: the date is not a day from 001 to 366") << day;
}

TEST(Bcbp, RefusesSizesThatLie) {
    const std::string first = kHeader + kLeg;
    EXPECT_EQ(refusal(first + "05>60"), "leg 1: the size of its variable part runs past the end");
    EXPECT_EQ(refusal(first + "0G"), "leg 1: the size of its variable part is not hexadecimal");
    EXPECT_EQ(refusal(first + "06>6FF00"),
              "the size of the pass's conditional part runs past its end");
    EXPECT_EQ(refusal(first + "06>60009"), "leg 1: the size of its conditional part runs past its end");
    EXPECT_EQ(refusal(kPass + "^105ABCD"), "the size of the security part runs past its end");
    EXPECT_EQ(refusal(kPass + "^1"), "the size of the security part runs past its end");
}

TEST(Bcbp, RefusesAVariablePartThatDoesNotBeginAsOne) {
    EXPECT_EQ(refusal(kHeader + kLeg + "06+60000"), "the variable part does not begin with '>'");
    EXPECT_EQ(refusal(kHeader + kLeg + "06>X0000"), "the version is not a digit");
}

TEST(Bcbp, RefusesALegThatIsNotThere) {
    EXPECT_EQ(refusal(with(kPass, 1, "2")), "leg 2: ends before its mandatory fields do");
    EXPECT_EQ(refusal(with(kPass, 1, "5")), "more than four legs");
}

TEST(Bcbp, RefusesWhatFollowsTheEnd) {
    EXPECT_EQ(refusal(kPass + "100"), "bytes follow the end of the pass");
}

TEST(Bcbp, RefusesWhatIsNotPrintableAscii) {
    EXPECT_EQ(refusal(with(kPass, 5, "\xC3\xB1")), "a character outside printable ASCII");
    EXPECT_EQ(refusal(with(kPass, 5, std::string(1, '\0'))), "a character outside printable ASCII");
}

TEST(Bcbp, TellsOtherCodesFromBoardingPasses) {
    EXPECT_FALSE(bcbp::looks_like_one("https://example.com/ticket/of/somebody/that/is/sixty/bytes/long"));
    EXPECT_FALSE(bcbp::looks_like_one("M1SHORT"));
    EXPECT_FALSE(bcbp::looks_like_one(""));
    EXPECT_TRUE(bcbp::looks_like_one(kPass));
    EXPECT_EQ(refusal(kPass.substr(0, 40)), "not a boarding pass");
}

TEST(Bcbp, NeverReadsPastAPassCutAnywhere) {
    const std::string own = ">6051W 6305KX20KPRIVATE";
    const std::string whole = kHeader + kLeg + hex(own.size()) + own + "^104ABCD";
    for (std::size_t size = 0; size <= whole.size(); ++size)
        (void)bcbp::parse(std::string(whole.data(), size)); // a copy: sanitizers see its end
}

}  // namespace
