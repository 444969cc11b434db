// SPDX-License-Identifier: Apache-2.0
//
// Guidance through a challenge, on a picture of somebody who looks ahead and does nothing.

#include "../../tests/running_plugin.hpp"

#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;

Record picture() {
    std::ifstream file(PICTURES "/obama.jpg", std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    return cotejo::testing::record("face.image", "jpeg", bytes);
}

Record challenge(std::vector<std::string> steps, std::uint8_t nonce = 1) {
    std::vector<cotejo::Fact> facts;
    for (const std::string& step : steps) facts.push_back({"step." + std::to_string(facts.size() + 1), step, 1.0});
    const std::vector<std::uint8_t> bytes(16, nonce);
    return Record({.kind = "challenge", .format = "bytes", .storage = cotejo::copied(bytes), .facts = facts, .time_ns = 1, .raster = {}});
}

class Steering : public testing::TestWithParam<bool> {
protected:
    Results assess(std::vector<Record> inputs) { return plugin_.run("assess", "quality", std::move(inputs)); }

    double done(std::vector<Record> inputs) {
        const Results results = assess(std::move(inputs));
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        return results.records.empty() ? -1 : results.records[0].number("challenge").value_or(-1);
    }

    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam()};
};

TEST_P(Steering, GuidesByTheStepAtHand) {
    const Results results = assess({picture(), challenge({"turn-left", "blink"})});
    ASSERT_FALSE(results.guides.empty());
    for (const cotejo::Guide& guide : results.guides) EXPECT_EQ(guide.hint, "turn-left");
}

TEST_P(Steering, TellsThatAStepHasBegunAndNotThatItIsDone) {
    EXPECT_DOUBLE_EQ(done({picture(), challenge({"turn-left", "blink"})}), 0.25);
    EXPECT_DOUBLE_EQ(done({picture(), challenge({"turn-left", "blink"})}), 0.25) << "nothing was done since";
}

TEST_P(Steering, StartsAnewWithAnotherNonce) {
    EXPECT_DOUBLE_EQ(done({picture(), challenge({"turn-left", "blink"}, 1)}), 0.25);
    EXPECT_DOUBLE_EQ(done({picture(), challenge({"blink"}, 2)}), 1.0 / 3);
    EXPECT_DOUBLE_EQ(done({picture(), challenge({"turn-left"}, 3)}), 0.5);
}

TEST_P(Steering, SaysNothingOfAChallengeWhereNoneWasGiven) {
    EXPECT_EQ(done({picture()}), -1);
}

TEST_P(Steering, DoesNotTakeAStepThatItDoesNotKnow) {
    EXPECT_EQ(assess({picture(), challenge({"hop"})}).outcome.status, Status::unsupported);
}

INSTANTIATE_TEST_SUITE_P(Plugin, Steering, testing::Bool(), cotejo::testing::where);

}  // namespace
