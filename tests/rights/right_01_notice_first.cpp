// SPDX-License-Identifier: Apache-2.0
//
// Right 1: no sensor opens before its notice was shown and agreed to.

#include <gmock/gmock.h>

#include "flows/walk.hpp"

namespace cotejo::flows {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Both kinds of sensor of a kiosk, local and isolated.
class Right01 : public ::testing::TestWithParam<bool> {
protected:
    void expect_closed(Visit& visit, const char* kind) {
        EXPECT_EQ(visit.capture(kind).error().word, "declined") << kind;
        EXPECT_EQ(walk_.opened, 0) << kind;
        EXPECT_THAT(walk_.traveller.captured_kinds, IsEmpty()) << kind;
        EXPECT_EQ(walk_.traveller.frames, 0) << kind;
    }
    Walk walk_{{}, GetParam()};
};

TEST_P(Right01, NoSensorOpensBeforeItsNoticeWasShown) {
    Visit visit(walk_.setting(), {});
    for (const char* kind : {"test-gait.image", "test-ticket.pass"}) expect_closed(visit, kind);
    EXPECT_THAT(walk_.traveller.asked, IsEmpty());
}

TEST_P(Right01, NoSensorOpensForWhoeverDeclined) {
    walk_.traveller.declines = "gait";
    Visit visit(walk_.setting(), {});
    EXPECT_FALSE(visit.ask("gait"));
    for (int i = 0; i < 3; ++i) expect_closed(visit, "test-gait.image");
}

TEST_P(Right01, AgreeingToOneNoticeOpensNoOthersSensor) {
    Visit visit(walk_.setting(), {});
    ASSERT_TRUE(visit.ask("ticket"));
    expect_closed(visit, "test-gait.image");
}

TEST_P(Right01, ItsSensorOpensOnceTheNoticeWasAgreedTo) {
    Visit visit(walk_.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(walk_.opened, 0) << "agreeing alone opens nothing";
    ASSERT_TRUE(visit.capture("test-gait.image"));
    EXPECT_EQ(walk_.opened, 1);
    EXPECT_THAT(walk_.traveller.asked, ElementsAre("gait"));
}

TEST_P(Right01, NoSensorOpensForTheNextTravellerByTheLastOnesWord) {
    {
        Visit visit(walk_.setting(), {});
        ASSERT_TRUE(visit.ask("gait"));
    }
    Visit next(walk_.setting(), {});
    expect_closed(next, "test-gait.image");
}

TEST_P(Right01, NoSensorOpensForAPolicyThatHasNoNotice) {
    walk_.policy.families["test-gait"].ask.clear();
    Visit visit(walk_.setting(), {});
    EXPECT_FALSE(visit.ask("gait"));
    EXPECT_FALSE(visit.capture("test-gait.image"));
    EXPECT_EQ(walk_.opened, 0);
}

INSTANTIATE_TEST_SUITE_P(Plugins, Right01, ::testing::Bool(),
                         [](const auto& info) { return info.param ? "Isolated" : "Local"; });

}  // namespace
}  // namespace cotejo::flows
