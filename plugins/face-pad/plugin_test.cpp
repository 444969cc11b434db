// SPDX-License-Identifier: Apache-2.0
//
// The plugin on the sample pictures; rendered sequences are in tests/attacks.

#include "../../tests/running_plugin.hpp"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;

Record picture(const std::string& name, std::uint64_t time_ns = 1'000'000'000) {
    std::ifstream file(PICTURES "/" + name, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_FALSE(bytes.empty()) << name << ": run scripts/dev/setup, which obtains it";
    return Record({.kind = "face.image", .format = "jpeg", .storage = cotejo::copied(bytes), .facts = {}, .time_ns = time_ns, .raster = {}});
}

Record challenge(const std::string& step) {
    const std::vector<std::uint8_t> nonce(16, 1);
    return Record({.kind = "challenge", .format = "bytes", .storage = cotejo::copied(nonce), .facts = {{"step.1", step, 1.0}}, .time_ns = 1, .raster = {}});
}

class FacePad : public testing::TestWithParam<bool> {
protected:
    Results detect(std::vector<Record> inputs) { return plugin_.run("detect", "pad", std::move(inputs)); }
    double attack(std::vector<Record> inputs, const char* fact = "attack") {
        const Results results = detect(std::move(inputs));
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        return results.records.empty() ? -1 : results.records[0].number(fact).value_or(-1);
    }
    std::vector<Record> still(int frames) {
        std::vector<Record> all;
        for (int i = 0; i < frames; ++i) all.push_back(picture("obama.jpg", std::uint64_t(i + 1) * 100'000'000));
        return all;
    }

    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam()};
};

TEST_P(FacePad, JudgesOnePictureByWhatItShows) {
    const Results results = detect({picture("obama.jpg")});
    ASSERT_EQ(results.records.size(), 1u) << results.outcome.reason;
    EXPECT_TRUE(results.records[0].number("pattern"));
    EXPECT_TRUE(results.records[0].number("dullness"));
    EXPECT_FALSE(results.records[0].number("undone")) << "nothing was asked";
    EXPECT_FALSE(results.records[0].number("repeat")) << "nothing can repeat";
}

TEST_P(FacePad, TakesAStillPictureThatIsShownAgainAndAgainForAnAttack) {
    EXPECT_EQ(attack(still(4)), 1);
    EXPECT_EQ(attack(still(4), "repeat"), 1);
}

TEST_P(FacePad, DoesNotTakeOneFrameThatIsGivenTwiceForARepeat) {
    EXPECT_EQ(attack({picture("obama.jpg"), picture("obama.jpg")}, "repeat"), -1);
}

TEST_P(FacePad, DoesNotRespondToFramesOfDifferentSizes) {
    EXPECT_EQ(detect({picture("obama.jpg"), picture("biden.jpg", 2'000'000'000)}).outcome.status, Status::refused);
}

TEST_P(FacePad, TakesAStillPictureForAnAttackWhenSomethingWasAsked) {
    std::vector<Record> inputs = still(5);
    inputs.push_back(challenge("turn-left"));
    EXPECT_EQ(attack(inputs, "undone"), 1);
}

TEST_P(FacePad, DoesNotRespondWhereThereIsNoFace) {
    const std::vector<std::uint8_t> grey(320 * 320, 120);
    const Record wall = cotejo::testing::record("face.image", "gray8", grey, {320, 320, 320});
    EXPECT_EQ(detect({wall}).outcome.status, Status::refused);
    EXPECT_EQ(detect({wall, picture("obama.jpg")}).outcome.status, Status::refused) << "the best has none";
}

TEST_P(FacePad, DoesNotRespondToTooFewFramesOfAChallenge) {
    EXPECT_EQ(detect({picture("obama.jpg"), challenge("blink")}).outcome.status, Status::refused);
}

TEST_P(FacePad, DoesNotRespondToAFileThatIsNoPicture) {
    EXPECT_EQ(detect({cotejo::testing::record("face.image", "jpeg", "no picture")}).outcome.status, Status::refused);
}

TEST_P(FacePad, DoesNotTakeAStepThatItDoesNotKnow) {
    std::vector<Record> inputs = still(5);
    inputs.push_back(challenge("hop"));
    EXPECT_EQ(detect(inputs).outcome.status, Status::unsupported);
}

TEST_P(FacePad, KeepsNothingFromOneJobToTheNext) {
    std::vector<Record> inputs = still(5);
    inputs.push_back(challenge("turn-left"));
    EXPECT_EQ(attack(inputs, "undone"), attack(inputs, "undone"));
    EXPECT_EQ(attack({picture("obama.jpg")}, "repeat"), -1);
}

INSTANTIATE_TEST_SUITE_P(Plugin, FacePad, testing::Bool(), cotejo::testing::where);

}  // namespace
