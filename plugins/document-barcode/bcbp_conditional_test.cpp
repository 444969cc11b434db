// SPDX-License-Identifier: Apache-2.0

#include <gmock/gmock.h>

#include "bcbp.hpp"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string hex(std::size_t size) {
    char text[3];
    std::snprintf(text, sizeof text, "%02X", unsigned(size));
    return text;
}

const std::string kUnique = "1WK6325BAV 0134123456001" "0134123457001" "             ";
const std::string kOwn = "1341234567890" "0" "1" "AV " "LM " "LM123456789     " "N" "23K" "Y";
const std::string kSecond = "DEMO02 MADCDGIB 3400 327C003C0044 3";

/// A pass with what stands in its blocks.
std::string pass(const std::string& unique, const std::string& own, char version = '6',
                 const std::string& rest = "") {
    const std::string variable = std::string(">") + version + hex(unique.size()) + unique + hex(own.size()) + own + rest;
    return "M1EJEMPLO/ANA         EDEMO01 BOGMADAV 0009 326Y012A0001 1" + hex(variable.size()) + variable;
}

TEST(BcbpConditional, ReadsEveryFieldOfThePassAndOfALeg) {
    const auto read = bcbp::parse(pass(kUnique, kOwn, '6', "PRIVATE"));
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_THAT(read->faults, IsEmpty());
    EXPECT_TRUE(read->electronic_ticket);
    const bcbp::Issue& issue = read->issue;
    EXPECT_EQ(issue.version, 6);
    EXPECT_EQ(issue.description, '1');
    EXPECT_EQ(issue.check_in_source, 'W');
    EXPECT_EQ(issue.issuance_source, 'K');
    EXPECT_EQ(issue.year_digit, "6");
    EXPECT_EQ(issue.day, "325");
    EXPECT_EQ(issue.document, 'B');
    EXPECT_EQ(issue.issuer, "AV");
    EXPECT_THAT(issue.bag_tags, ElementsAre("0134123456001", "0134123457001"));
    const bcbp::Leg& leg = read->legs[0];
    EXPECT_EQ(leg.carrier, "AV");
    EXPECT_EQ(leg.compartment, 'Y');
    EXPECT_EQ(leg.status, '1');
    EXPECT_EQ(leg.ticket_carrier, "134");
    EXPECT_EQ(leg.ticket, "1234567890");
    EXPECT_EQ(leg.selectee, '0');
    EXPECT_EQ(leg.documents_verified, '1');
    EXPECT_EQ(leg.marketing_carrier, "AV");
    EXPECT_EQ(leg.frequent_flyer_carrier, "LM");
    EXPECT_EQ(leg.frequent_flyer, "LM123456789");
    EXPECT_EQ(leg.id_or_agent, 'N');
    EXPECT_EQ(leg.baggage, "23K");
    EXPECT_EQ(leg.fast_track, 'Y');
    EXPECT_EQ(leg.private_use, "PRIVATE");
}

TEST(BcbpConditional, ReadsEveryVersionUpToEight) {
    for (char version = '1'; version <= '8'; ++version) {
        const auto read = bcbp::parse(pass(kUnique, kOwn, version));
        ASSERT_TRUE(read) << version;
        EXPECT_EQ(read->issue.version, version - '0');
        EXPECT_THAT(read->faults, IsEmpty()) << version;
    }
    EXPECT_THAT(bcbp::parse(pass(kUnique, kOwn, '9'))->faults, ElementsAre("the version is not known"));
}

TEST(BcbpConditional, LeavesOutFieldsBehindTheEndOfTheirBlock) {
    const auto read = bcbp::parse(pass(kUnique.substr(0, 11), kOwn.substr(0, 41), '2'));
    ASSERT_TRUE(read);
    EXPECT_THAT(read->faults, IsEmpty());
    EXPECT_EQ(read->issue.issuer, "AV");
    EXPECT_THAT(read->issue.bag_tags, IsEmpty());
    EXPECT_EQ(read->legs[0].baggage, "23K");
    EXPECT_EQ(read->legs[0].fast_track, ' ');
}

TEST(BcbpConditional, ReadsTheOwnFieldsOfTheSecondLeg) {
    const std::string first = pass(kUnique, "");
    const std::string own = hex(kOwn.size()) + kOwn + "Z";
    const auto read = bcbp::parse("M2" + first.substr(2) + kSecond + hex(own.size()) + own);
    ASSERT_TRUE(read) << read.error().what;
    ASSERT_EQ(read->legs.size(), 2u);
    EXPECT_EQ(read->legs[0].ticket, "");
    EXPECT_EQ(read->legs[1].ticket, "1234567890");
    EXPECT_EQ(read->legs[1].compartment, 'C');
    EXPECT_EQ(read->legs[1].status, '3');
    EXPECT_EQ(read->legs[1].private_use, "Z");
}

TEST(BcbpConditional, NamesFieldsThatBreakTheirFormAndLeavesThemOut) {
    const auto faults = [](std::string unique, std::string own) { return bcbp::parse(pass(unique, own))->faults; };
    const auto with = [](std::string text, std::size_t at, const std::string& other) { return text.replace(at, other.size(), other); };
    EXPECT_THAT(faults(with(kUnique, 3, "6367"), kOwn), ElementsAre("the date of issue breaks its form"));
    EXPECT_THAT(faults(with(kUnique, 3, "X325"), kOwn), ElementsAre("the date of issue breaks its form"));
    EXPECT_THAT(faults(with(kUnique, 11, "01341234560X1"), kOwn), ElementsAre("the first bag tag breaks its form"));
    EXPECT_THAT(faults(kUnique, with(kOwn, 0, "13A")), ElementsAre("leg 1: the airline's numeric code breaks its form"));
    EXPECT_THAT(faults(kUnique, with(kOwn, 38, "K23")), ElementsAre("leg 1: the free baggage allowance breaks its form"));
    EXPECT_THAT(faults(kUnique, with(kOwn, 41, "Q")), ElementsAre("leg 1: the fast track breaks its form"));
    EXPECT_THAT(faults(kUnique.substr(0, 5), kOwn), ElementsAre("the block ends within the date of issue"));
    EXPECT_THAT(faults(kUnique, kOwn + "7"), ElementsAre("leg 1: the block has more than its version's fields"));
    const auto read = bcbp::parse(pass(with(kUnique, 3, "6367"), kOwn));
    EXPECT_EQ(read->issue.day, "");
    EXPECT_EQ(read->issue.issuer, "AV");
}

TEST(BcbpConditional, KeepsTheSecurityPartAndHowFarASignatureReaches) {
    const std::string text = pass(kUnique, kOwn);
    const auto read = bcbp::parse(text + "^208ABCDEFGH\n");
    ASSERT_TRUE(read);
    ASSERT_TRUE(read->security);
    EXPECT_EQ(read->security->type, '2');
    EXPECT_EQ(read->security->data, "ABCDEFGH");
    EXPECT_EQ(read->signed_size, text.size());
    EXPECT_FALSE(bcbp::parse(text)->security);
}

}  // namespace
