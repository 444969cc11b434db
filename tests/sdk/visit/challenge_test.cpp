// SPDX-License-Identifier: Apache-2.0

#include "visit/challenge.hpp"

#include <gmock/gmock.h>

#include <map>
#include <set>

#include "cotejo/kinds.h"
#include "visit/active_check.hpp"

namespace cotejo {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

const ChallengePolicy kTwoOfThree{{"a", "b", "c"}, 2};

/// Gives these bytes in turn, then zeros.
RandomBytes bytes(std::vector<std::uint8_t> all) {
    return [all = std::move(all), at = std::size_t{0}](std::span<std::uint8_t> out) mutable {
        for (std::uint8_t& byte : out) byte = at < all.size() ? all[at++] : 0;
        return true;
    };
}

Record drawn(Challenges challenges) { return challenges.draw()->value(); }

TEST(Challenge, HasANonceOfSixteenBytesAndItsStepsInOrder) {
    const Record challenge = drawn(Challenges(kTwoOfThree, bytes({2, 1, 7, 8, 9})));
    EXPECT_EQ(challenge.kind(), COTEJO_KIND_CHALLENGE);
    ASSERT_EQ(challenge.data().size(), 16u);
    EXPECT_EQ(challenge.data()[0], 7);
    EXPECT_THAT(steps_of(challenge), ElementsAre("c", "b"));
    EXPECT_EQ(challenge.text("step.1"), "c");
}

TEST(Challenge, IsDrawnFairlyFromUnevenNumbers) {
    const Record challenge = drawn(Challenges(kTwoOfThree, bytes({255, 1, 0})));
    EXPECT_THAT(steps_of(challenge), ElementsAre("b", "a")) << "255 would favour the first of three";
}

TEST(Challenge, OfTheSystemIsAnyOfAllThereCanBeAndNeverTheSameNonceTwice) {
    std::map<std::vector<std::string>, int> seen;
    std::set<std::vector<std::uint8_t>> nonces;
    Challenges challenges(kTwoOfThree, {});
    for (int i = 0; i < 600; ++i) {
        const Record challenge = challenges.draw()->value();
        ++seen[steps_of(challenge)];
        nonces.insert({challenge.data().begin(), challenge.data().end()});
    }
    EXPECT_EQ(nonces.size(), 600u);
    ASSERT_EQ(seen.size(), 6u);
    for (const auto& [steps, times] : seen) EXPECT_GT(times, 40); // 100 expected, deviation 9
}

TEST(Challenge, NeverAsksForWhatCannotBeDone) {
    Challenges challenges({{"a", "b", "c"}, 1}, {});
    challenges.without("b");
    for (int i = 0; i < 50; ++i) EXPECT_THAT(steps_of(challenges.draw()->value()), Not(Contains("b")));
    challenges.without("a");
    challenges.without("c");
    const auto none = challenges.draw();
    ASSERT_TRUE(none);
    EXPECT_FALSE(none->has_value());
}

TEST(Challenge, IsNoneWithoutRandomBytes) {
    Challenges challenges(kTwoOfThree, [](std::span<std::uint8_t>) { return false; });
    EXPECT_EQ(challenges.draw().error().status, Status::failed);
}

Record frame(std::uint64_t time_ns) {
    const std::vector<std::uint8_t> data{std::uint8_t(time_ns), 1};
    return Record({.kind = "a.image", .format = "bytes", .storage = copied(data), .time_ns = time_ns});
}

TEST(ActiveCheck, LeavesOutTheStepThatTheTravellerWasAt) {
    ActiveCheck check(ChallengePolicy{{"a", "b", "c"}, 2}, bytes({0, 0}), 15);  // a, then b
    ASSERT_TRUE(check.begin());
    check.asked("a");
    check.asked("b");
    check.asked("look-here");
    ASSERT_TRUE(check.unable());
    ASSERT_TRUE(check.challenge());
    EXPECT_THAT(steps_of(*check.challenge()), ElementsAre("a", "c"));
}

TEST(ActiveCheck, CountsNothingOfTheChallengeBefore) {
    ActiveCheck check(ChallengePolicy{{"a", "b", "c"}, 1}, {}, 15);
    ASSERT_TRUE(check.begin());
    const Record before = *check.challenge();
    check.seen(frame(1));
    check.judged(frame(2), 1.0);
    ASSERT_TRUE(check.unable());
    EXPECT_TRUE(check.frames_besides({}).empty());
    EXPECT_FALSE(std::ranges::equal(before.data(), check.challenge()->data())) << "a nonce of its own";
}

TEST(ActiveCheck, AllowsAFrameOnceAllIsDone) {
    ActiveCheck check(kTwoOfThree, {}, 15), none(std::nullopt, {}, 15);
    ASSERT_TRUE(check.begin());
    ASSERT_TRUE(none.begin());
    EXPECT_FALSE(check.allows(0.5));
    EXPECT_TRUE(check.allows(1.0));
    EXPECT_TRUE(none.allows(0.0));
}

TEST(ActiveCheck, KeepsTheFramesThatShowAStepDone) {
    ActiveCheck check(kTwoOfThree, {}, 15);
    ASSERT_TRUE(check.begin());
    check.seen(frame(1));
    check.judged(frame(3), 0.5);
    check.judged(frame(4), 0.5);
    check.judged(frame(5), 1.0);
    std::vector<std::uint64_t> times;
    for (const Record& kept : check.frames_besides({frame(5)})) times.push_back(kept.time_ns());
    EXPECT_THAT(times, ElementsAre(1u, 3u));
}

}  // namespace
}  // namespace cotejo
