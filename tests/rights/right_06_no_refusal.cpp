// SPDX-License-Identifier: Apache-2.0
//
// Right 6: no adverse decision by a machine. A visit ends `through` or with an officer, and neither a
// plugin nor a workflow can make it end otherwise.

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "flows/walk.hpp"

namespace cotejo::flows {
namespace {

/// One way a visit may go wrong, with everything else in order.
struct Trouble {
    const char* name;
    Walk::Settings gait;
    void (*before)(Walk&) = [](Walk&) {};
};

class Right06 : public ::testing::TestWithParam<Trouble> {};

TEST_P(Right06, WhateverGoesWrongEndsWithAnOfficer) {
    Walk walk(GetParam().gait);
    walk.policy.wait = std::chrono::milliseconds(300);
    GetParam().before(walk);
    EXPECT_EQ(walk.check_in().decision, Decision::officer);
    EXPECT_THAT(walk.log_text(), ::testing::HasSubstr("\"decision\":\"officer\""));
}

INSTANTIATE_TEST_SUITE_P(
    Of, Right06,
    ::testing::Values(
        Trouble{"AnotherPerson", {{"walker", "2"}}}, Trouble{"NoTicket", {{"ticket", "PNR999"}}},
        Trouble{"AnAttack", {{"attack", "1"}}}, Trouble{"APoorSample", {{"unified", "0"}}},
        Trouble{"ANoticeDeclined", {}, [](Walk& walk) { walk.traveller.declines = "gait"; }},
        Trouble{"AWishForAPerson", {}, [](Walk& walk) { walk.person.request_stop(); }},
        Trouble{"AFindingThatNobodyMakes", {},
                [](Walk& walk) { walk.policy.through.push_back({"none.valid"}); }}),
    [](const auto& info) { return info.param.name; });

TEST(Right06, ThereAreTwoDecisionsAndNoThird) {
    std::set<std::string> names;
    for (int value = 0; value < 256; ++value)
        names.emplace(name(static_cast<Decision>(value)));
    EXPECT_EQ(names, (std::set<std::string>{"officer", "through"}));
    EXPECT_EQ(Verdict{}.decision, Decision::officer) << "what nobody decided is an officer's";
}

TEST(Right06, AStepThatIsNotThereDecidesNothing) {
    Walk walk;
    Visit visit(walk.setting(), {});
    for (const char* word : {"reject", "refuse", "through", "deny"}) visit.officer(word);
    EXPECT_EQ(visit.decide().decision, Decision::officer);
    EXPECT_EQ(visit.decide().decision, Decision::officer) << "and it stays so";
}

}  // namespace
}  // namespace cotejo::flows
