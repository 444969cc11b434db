// SPDX-License-Identifier: Apache-2.0
//
// Captures that the traveller answers without a sensor: by typing, or by saying that they have none.

#include <gmock/gmock.h>

#include "walk.hpp"

namespace cotejo::flows {
namespace {

using ::testing::Contains;
using Word = Reply::Word;

/// Frames that never pass, so that only a reply ends the capture.
struct Waiting : Walk {
    Waiting() : Walk(Settings{{"unified", "1"}}) {
        policy.families["test-number"].ask = "number";
        typed["test-number.text"] = {"pnr", "PNR[0-9]{3}"};
        policy.visible = {"pnr"};
    }
};

TEST(Typing, LeadsToTheEntryAsAReadNumberDoes) {
    Waiting walk;
    walk.traveller.replies = {{Word::typed, " pnr 001 "}};
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("number"));
    const auto number = visit.capture("test-number.text");
    ASSERT_TRUE(number) << number.error().word;
    EXPECT_TRUE(walk.traveller.offers.type);
    EXPECT_EQ(visit.glimpse(*number).facts.at(0).text, "PNR001");
}

TEST(Typing, AsksToLookAgainAtWhatIsNoSuchNumber) {
    Waiting walk;
    walk.traveller.replies = {{Word::typed, "PNR01"}, {Word::typed, ""}, {Word::typed, std::string(500, '0')},
                              {Word::typed, "PNR002"}};
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("number"));
    const auto number = visit.capture("test-number.text");
    ASSERT_TRUE(number);
    EXPECT_THAT(walk.traveller.hints, Contains("check-number").Times(3));
}

TEST(Typing, IsNotForWhatNobodyAgreedTo) {
    Waiting walk;
    walk.traveller.replies = {{Word::typed, "PNR001"}};
    Visit visit(walk.setting(), {});
    EXPECT_EQ(visit.capture("test-number.text").error().word, "declined");
}

TEST(Typing, IsNotForAKindThatTheKioskDoesNotName) {
    Waiting walk;
    walk.policy.wait = std::chrono::milliseconds(300);
    walk.traveller.replies = {{Word::typed, "1"}};
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "retry");
    EXPECT_FALSE(walk.traveller.offers.type);
}

TEST(Skipping, EndsACaptureAtOnceWhereTheWorkflowOffersIt) {
    Waiting walk;
    walk.policy.wait = std::chrono::hours(1);
    walk.traveller.replies = {{Word::skip}};
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image", {.skip = true}).error().word, "skipped");
    EXPECT_TRUE(walk.traveller.offers.skip);
}

TEST(Skipping, IsNotHeardWhereNobodyOfferedIt) {
    Waiting walk;
    walk.policy.wait = std::chrono::milliseconds(300);
    walk.traveller.replies = {{Word::skip}};
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "retry");
}

}  // namespace
}  // namespace cotejo::flows
