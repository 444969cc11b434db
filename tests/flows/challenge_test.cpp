// SPDX-License-Identifier: Apache-2.0
//
// Whole check-ins with an active check, on a modality nobody has built.

#include <gmock/gmock.h>

#include "walk.hpp"

namespace cotejo::flows {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::vector<std::string> kSteps{"turn-left", "turn-right", "blink"};
constexpr const char* kAll = "turn-left turn-right blink";
constexpr const char* kEndless = "1000000000";

/// A kiosk whose policy asks for `count` of the three steps, and a walker who does these gestures.
class Challenged : public Walk {
public:
    explicit Challenged(const std::string& gestures = kAll, int count = 2, bool isolate = false)
        : Walk({{"gestures", gestures}, {"frames", kEndless}}, isolate, true, true) {
        policy.families["test-gait"].challenge = ChallengePolicy{kSteps, count};
        policy.wait = std::chrono::milliseconds(20'000);
    }
};

class ActiveCheckPlugins : public ::testing::TestWithParam<bool> {};

TEST_P(ActiveCheckPlugins, LetsThroughWhoDoesWhatWasDrawn) {
    Challenged walk(kAll, 2, GetParam());
    const Verdict verdict = walk.check_in();
    EXPECT_EQ(verdict.decision, Decision::through);
    EXPECT_THAT(verdict.unmet, IsEmpty());
    EXPECT_EQ(walk.traveller.challenges, 1);
    EXPECT_EQ(walk.lines_with("with a challenge"), 1);
}

INSTANTIATE_TEST_SUITE_P(Plugins, ActiveCheckPlugins, ::testing::Bool(),
                         [](const auto& info) { return info.param ? "Isolated" : "Local"; });

TEST(ActiveCheck, ShowsTheDetectorAtMostSixteenFrames) {
    Challenged walk;
    ASSERT_EQ(walk.check_in().decision, Decision::through);
    int judged = 0;
    for (int frames = 3; frames <= 16; ++frames)
        judged += walk.lines_with("frames judged: " + std::to_string(frames) + " with");
    EXPECT_EQ(judged, 1);
}

TEST(ActiveCheck, IsDrawnAnewForEachTry) {
    Challenged walk(kAll, 1);
    VisitSetting setting = walk.setting();
    std::vector<std::vector<std::uint8_t>> nonces;
    setting.random = [&](std::span<std::uint8_t> bytes) {
        std::ranges::fill(bytes, std::uint8_t(nonces.size()));
        if (bytes.size() > 1) nonces.emplace_back(bytes.begin(), bytes.end());
        return true;
    };
    Visit visit(std::move(setting), {});
    ASSERT_TRUE(visit.ask("gait"));
    ASSERT_TRUE(visit.capture("test-gait.image"));
    ASSERT_TRUE(visit.capture("test-gait.image"));
    EXPECT_THAT(nonces, ::testing::SizeIs(2));
    EXPECT_EQ(walk.traveller.challenges, 2);
    EXPECT_THAT(walk.traveller.hints, ::testing::IsSupersetOf({"turn-left", "turn-right"}));
}

TEST(ActiveCheck, TakesNobodyWhoDoesNotDoIt) {
    Challenged walk("blink", 3);
    walk.policy.wait = std::chrono::milliseconds(300);
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "retry");
}

TEST(ActiveCheck, TellsTheTravellerEachStep) {
    Challenged walk(kAll, 3);
    ASSERT_EQ(walk.check_in().decision, Decision::through);
    for (const std::string& step : kSteps) EXPECT_THAT(walk.traveller.hints, Contains(step));
}

TEST(ActiveCheck, DrawsAnotherForWhoCannotDoOne) {
    Challenged walk(kAll, 1);
    walk.traveller.cannot = 1;
    const Verdict verdict = walk.check_in();
    EXPECT_EQ(verdict.decision, Decision::through);
    EXPECT_EQ(walk.traveller.challenges, 2);
    const std::vector<std::string>& hints = walk.traveller.hints;
    const auto said = std::ranges::find(hints, "");
    ASSERT_NE(said, hints.begin());
    EXPECT_THAT(std::vector(said, hints.end()), Not(Contains(*std::prev(said))));
}

TEST(ActiveCheck, EndsWhenTheSensorDidAndTheTravellerCannotDoIt) {
    Walk walk({{"gestures", "blink"}, {"frames", "3"}}, false, true, true);
    walk.policy.families["test-gait"].challenge = ChallengePolicy{kSteps, 2};
    walk.policy.wait = std::chrono::minutes(10);
    walk.traveller.cannot = 1;
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "retry");
}

TEST(ActiveCheck, LeavesToAnOfficerWhoCanDoNone) {
    Challenged walk(kAll, 2);
    walk.traveller.cannot = 2;
    const Verdict verdict = walk.check_in();
    EXPECT_EQ(walk.traveller.challenges, 2) << "one step is left, and two are drawn";
    EXPECT_THAT(walk.traveller.captured_kinds, Contains("test-gait.image")) << "captured without";
    EXPECT_EQ(verdict.decision, Decision::officer);
    EXPECT_THAT(verdict.unmet, ElementsAre("test-gait.same"));
    EXPECT_EQ(walk.lines_with("frames judged"), 0);
}

TEST(ActiveCheck, LetsAnOfficersEyesStandForItInAnAttendedVisit) {
    Challenged walk(kAll, 2);
    walk.policy.families["test-gait"].attended = true;
    walk.traveller.cannot = 2;
    EXPECT_EQ(walk.check_in().decision, Decision::officer) << "nobody attends";
    walk.attended = true;
    walk.traveller.cannot = 2;
    walk.traveller.hints.clear();
    EXPECT_EQ(walk.check_in().decision, Decision::through);
    EXPECT_EQ(walk.lines_with("without a challenge"), 1) << "the passive check is still made";
}

TEST(ActiveCheck, LeavesNoTraceOfWhatSomebodyCouldNotDo) {
    Challenged walk(kAll, 1);
    Challenged other(kAll, 1);
    walk.traveller.cannot = 1;
    ASSERT_EQ(walk.check_in().decision, Decision::through);
    ASSERT_EQ(other.check_in().decision, Decision::through);
    const std::string log = walk.log_text(), plain = other.log_text();
    for (const std::string& step : kSteps) {
        EXPECT_THAT(log, Not(HasSubstr(step)));
        EXPECT_EQ(walk.lines_with(step), 0);
    }
    EXPECT_EQ(std::ranges::count(log, '\n'), std::ranges::count(plain, '\n'));
    EXPECT_EQ(walk.lines_with("unable") + walk.lines_with("another"), 0);
}

TEST(ActiveCheck, CapturesNothingWithoutRandomBytes) {
    Challenged walk;
    VisitSetting setting = walk.setting();
    setting.random = [](std::span<std::uint8_t>) { return false; };
    Visit visit(std::move(setting), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image").error().word, "failed");
    EXPECT_EQ(walk.opened, 0);
}

TEST(ActiveCheck, IsWantedOfEverySampleWhereThePolicyWantsIt) {
    Challenged walk;
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("ticket"));
    const Handle entry = or_nil(visit.find("manifest.entry", or_nil(visit.capture("test-ticket.pass"))));
    const Handle kept = or_nil(visit.extract("test-gait.image", entry));
    ASSERT_NE(kept, 0u);
    EXPECT_EQ(visit.detect(kept).error().word, "unsupported") << "captured without a challenge";
}

TEST(ActiveCheck, TakesNoMoreImpressionsThanLeaveRoomForItsFrames) {
    Challenged walk;
    Visit visit(walk.setting(), {});
    ASSERT_TRUE(visit.ask("gait"));
    EXPECT_EQ(visit.capture("test-gait.image", {.count = 9}).error().word, "invalid");
}

TEST(Frames, OfImpossibleTimesAreNotTaken) {
    for (const char* time : {"1", "9e18"}) {
        Walk walk({{"time", time}, {"frames", kEndless}}, false, true, true);
        Visit visit(walk.setting(), {});
        ASSERT_TRUE(visit.ask("gait"));
        EXPECT_EQ(visit.capture("test-gait.image").error().word, "failed") << time;
        EXPECT_EQ(walk.traveller.frames, 0);
        EXPECT_EQ(walk.lines_with("dropped a frame: its time"), 1);
        EXPECT_EQ(walk.lines_with("30 frames had impossible times"), 1);
    }
}

}  // namespace
}  // namespace cotejo::flows
