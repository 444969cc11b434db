// SPDX-License-Identifier: Apache-2.0

#include "passport/card/issue.hpp"

#include <gmock/gmock.h>

#include <set>

#include "emrtd/tlv.hpp"

namespace passport::card {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;

TEST(AnIssuedChip, HoldsInDg14WhatItCanDoAndWhatCardAccessSays) {
    const auto issued = issue({}, "pace");
    ASSERT_TRUE(issued) << issued.error().what;
    const auto infos = emrtd::at(issued->chip.files.at(kDg14), {0x6E, 0x31});
    ASSERT_TRUE(infos);
    std::set<std::string> protocols;
    const auto all = emrtd::objects(*infos);
    ASSERT_TRUE(all);
    for (const emrtd::Tlv& info : *all) protocols.insert(emrtd::dotted(*emrtd::find(info.value, 0x06)));
    EXPECT_EQ(protocols, (std::set<std::string>{"0.4.0.127.0.7.2.2.1.2", "0.4.0.127.0.7.2.2.3.2.2",
                                                "0.4.0.127.0.7.2.2.4.2.2", "2.23.136.1.1.5"}));
    EXPECT_TRUE(issued->chip.master_files.contains(kCardAccess));
    EXPECT_FALSE(issued->chip.files.contains(kCardAccess)) << "it is the master file's";
    EXPECT_TRUE(issued->chip.files.contains(kDg15));
}

TEST(AnIssuedChip, IsOpenedByTheKeyOfItsZone) {
    const auto issued = issue({}, "bac");
    ASSERT_TRUE(issued);
    EXPECT_EQ(issued->chip.mrz_key, "L898902C3674081223404159");
    EXPECT_TRUE(issued->chip.pace.empty());
    EXPECT_FALSE(issued->chip.files.contains(kDg14));
}

TEST(AnIssuedChip, IsNotMadeOfAModelOrAFaultThatNobodyKnows) {
    EXPECT_THAT(issue({}, "none").error().what, HasSubstr("none"));
    EXPECT_THAT(issue({}, "bac", "nothing-wrong").error().what, HasSubstr("nothing-wrong"));
}

TEST(Faults, AreAtLeastForty) {
    EXPECT_GE(protocol_faults().size(), 15u);
    EXPECT_GE(protocol_faults().size() + faults().size(), 40u);
}

TEST(Faults, HaveANameOfTheirOwnASentenceAndAVerdict) {
    std::set<std::string> names;
    std::vector<Fault> all;
    for (const std::string& name : protocol_faults()) all.push_back(protocol_fault(name));
    for (const passport::Fault& fault : faults()) all.push_back(as_served(fault));
    for (const Fault& fault : all) {
        EXPECT_TRUE(names.insert(fault.name).second) << fault.name << " stands twice";
        EXPECT_NE(fault.what, "") << fault.name;
        EXPECT_THAT(fault.verdict, AnyOf("valid", "invalid", "refused", "lost")) << fault.name;
        EXPECT_EQ(fault.verdict == "valid", fault.reason.empty()) << fault.name;
    }
    EXPECT_EQ(protocol_fault("nothing-wrong").name, "");
}

TEST(Faults, AreIssuedWithAModelThatHasWhatTheyNeed) {
    for (const std::string& name : protocol_faults()) {
        const auto issued = issue({}, model_for(name), name);
        ASSERT_TRUE(issued) << name;
        EXPECT_EQ(name.starts_with("pace-"), name.starts_with("pace-") && !issued->chip.pace.empty()) << name;
        EXPECT_EQ(name.starts_with("bac-"), name.starts_with("bac-") && issued->chip.pace.empty()) << name;
    }
}

TEST(Faults, RememberNothingOfAnotherCard) {
    Card first({}, protocol_fault("leaves-at-once")), second({}, protocol_fault("leaves-once"));
    const Bytes read = {0x00, 0xB0, 0x00, 0x00, 0x01};
    EXPECT_FALSE(first.transmit(read));
    EXPECT_TRUE(first.gone());
    for (int i = 0; i < 4; ++i) EXPECT_TRUE(second.transmit(read)) << i;
    EXPECT_FALSE(second.transmit(read)) << "it leaves at the fifth";
    second.reset();
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(second.transmit(read)) << i;
}

}  // namespace
}  // namespace passport::card
