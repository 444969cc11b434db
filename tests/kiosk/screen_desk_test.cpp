// SPDX-License-Identifier: Apache-2.0

#include "kiosk/desk.hpp"

#include <gtest/gtest.h>

#include <future>
#include <semaphore>

namespace cotejo::kiosk {
namespace {

using namespace std::chrono_literals;

Record frame(std::uint8_t shade) {
    const std::vector<std::uint8_t> bytes(12, shade);
    return Record({.kind = "a.image", .format = "bgr8", .storage = copied(bytes), .raster = {2, 2, 6}});
}

class DeskTest : public ::testing::Test {
protected:
    // Asks on a thread of its own and comes back when the question is on the desk.
    std::future<Answer> ask(Step step) {
        const auto before = desk_.view().number;
        auto answer = std::async(std::launch::async, [this, step] { return desk_.ask(step, stop_.get_token()); });
        while (desk_.view().number == before) changed_.acquire();
        return answer;
    }

    std::counting_semaphore<> changed_{0};
    std::stop_source stop_;
    Desk desk_{"es", [this] { changed_.release(); }};
};

TEST_F(DeskTest, GivesTheChoiceToWhoeverAsked) {
    auto answer = ask({.name = "ask", .choices = {"agree", "decline"}});
    EXPECT_TRUE(desk_.choose(desk_.view().number, {"decline"}));
    EXPECT_EQ(answer.get().choice, "decline");
}

TEST_F(DeskTest, TakesNoChoiceThatTheStepDoesNotOffer) {
    auto answer = ask({.name = "ask", .choices = {"agree", "decline"}});
    EXPECT_FALSE(desk_.choose(desk_.view().number, {"close", {{"code", "1"}}}));
    EXPECT_TRUE(desk_.choose(desk_.view().number, {"agree"}));
    EXPECT_FALSE(desk_.choose(desk_.view().number, {"decline"})) << "only the first counts";
    EXPECT_EQ(answer.get().choice, "agree");
}

TEST_F(DeskTest, TakesNoTapThatWasMeantForTheScreenBefore) {
    desk_.show({.name = "notice"});
    const auto before = desk_.view().number;
    auto answer = ask({.name = "ask", .choices = {"agree", "decline"}});
    EXPECT_FALSE(desk_.choose(before, {"agree"}));
    stop_.request_stop();
    EXPECT_EQ(answer.get().choice, "");
}

TEST_F(DeskTest, TakesNoChoiceWhenNothingIsAsked) {
    desk_.show({.name = "through", .choices = {"next"}});
    EXPECT_FALSE(desk_.choose(desk_.view().number, {"next"}));
}

TEST_F(DeskTest, HearsThatSomebodyCannotDoItWhileTheCaptureGoesOn) {
    desk_.show({.name = "capture", .choices = {"unable"}});
    EXPECT_EQ(desk_.reply().choice, "");
    EXPECT_TRUE(desk_.choose(desk_.view().number, {"unable"}));
    EXPECT_FALSE(desk_.choose(desk_.view().number, {"unable"})) << "one tap is one";
    EXPECT_EQ(desk_.reply().choice, "unable");
    EXPECT_EQ(desk_.reply().choice, "") << "told once";
    EXPECT_FALSE(desk_.choose(desk_.view().number, {"unable"})) << "one tap is one";
}

TEST_F(DeskTest, HearsWhatWasTypedAsOftenAsItIsTyped) {
    desk_.show({.name = "capture", .choices = {"type"}});
    for (const std::string number : {"12", "1234"}) {
        EXPECT_TRUE(desk_.choose(desk_.view().number, {"type", {{"typed", number}}}));
        EXPECT_EQ(desk_.reply().fields, (std::map<std::string, std::string>{{"typed", number}}));
    }
}

TEST_F(DeskTest, HearsNothingOfAStepThatIsOver) {
    desk_.show({.name = "capture", .choices = {"unable"}});
    const auto before = desk_.view().number;
    EXPECT_TRUE(desk_.choose(before, {"unable"}));
    desk_.show({.name = "capture", .choices = {"unable"}});
    EXPECT_EQ(desk_.reply().choice, "") << "it was said of the step before";
    EXPECT_FALSE(desk_.choose(before, {"unable"}));
    desk_.show({.name = "capture"});
    EXPECT_FALSE(desk_.choose(desk_.view().number, {"unable"})) << "nothing is asked that could not be done";
    desk_.begin({});
    EXPECT_EQ(desk_.reply().choice, "");
}

TEST_F(DeskTest, EndsAQuestionWhoseTimeIsOver) {
    EXPECT_EQ(desk_.ask({.name = "ask", .choices = {"agree"}, .lasts = 1ms}, {}).choice, "timeout");
}

TEST_F(DeskTest, GivesMoreTimeTenTimesAndMore) {
    desk_.show({.name = "capture", .lasts = 1h});
    const auto ends = *desk_.view().ends;
    for (int i = 0; i < 12; ++i) desk_.more_time(desk_.view().number);
    EXPECT_EQ(*desk_.view().ends, ends + 12h);
    EXPECT_EQ(desk_.extension(), 12h);
    EXPECT_EQ(desk_.extension(), 0h) << "told once";
}

TEST_F(DeskTest, GivesNoMoreTimeToAnotherStep) {
    desk_.show({.name = "capture", .lasts = 1h});
    desk_.more_time(desk_.view().number + 1);
    EXPECT_EQ(desk_.extension(), 0h);
    desk_.show({.name = "working"});
    desk_.more_time(desk_.view().number);
    EXPECT_EQ(desk_.extension(), 0h);
}

TEST_F(DeskTest, CallsThePersonOfThePresentVisit) {
    std::stop_source first, second;
    desk_.begin(first);
    desk_.begin(second);
    desk_.call_person();
    EXPECT_FALSE(first.stop_requested());
    EXPECT_TRUE(second.stop_requested());
}

TEST_F(DeskTest, KeepsTheNewestFrameAndOnlyWhileOneIsCaptured) {
    desk_.preview(frame(1));
    EXPECT_FALSE(desk_.take_frame());
    desk_.show({.name = "capture"});
    desk_.preview(frame(2));
    desk_.preview(frame(3));
    const auto taken = desk_.take_frame();
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->data()[0], 3);
    EXPECT_FALSE(desk_.take_frame());
    desk_.preview(frame(4));
    desk_.show({.name = "working"});
    EXPECT_FALSE(desk_.take_frame()) << "no face stays after its capture";
}

TEST_F(DeskTest, ForgetsTheLastTraveller) {
    desk_.begin({});
    desk_.language("en");
    desk_.show({.name = "ask", .topic = "face"});
    desk_.show({.name = "say", .topic = "another-way"});
    desk_.show({.name = "through", .values = {{"reference", "K7M"}}, .lasts = 1h});
    desk_.more_time(desk_.view().number);
    desk_.begin({});
    const Desk::View view = desk_.view();
    EXPECT_EQ(view.language, "es");
    EXPECT_EQ(view.said, "");
    EXPECT_EQ(view.step.name, "");
    EXPECT_TRUE(view.step.values.empty());
    EXPECT_EQ(desk_.extension(), 0h);
}

TEST_F(DeskTest, KeepsWhatAWorkflowSaidForOneScreenMore) {
    desk_.show({.name = "say", .topic = "another-way"});
    EXPECT_EQ(desk_.view().said, "another-way");
    desk_.show({.name = "ask"});
    EXPECT_EQ(desk_.view().said, "another-way");
    desk_.show({.name = "working"});
    EXPECT_EQ(desk_.view().said, "");
}

}  // namespace
}  // namespace cotejo::kiosk
