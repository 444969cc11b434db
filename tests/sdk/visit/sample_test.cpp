// SPDX-License-Identifier: Apache-2.0

#include "visit/sample.hpp"

#include <gtest/gtest.h>

#include "visit/challenge.hpp"

namespace cotejo {
namespace {

Record frame(const std::string& bytes, std::vector<Fact> facts = {}) {
    const std::span data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    return Record({"a.image", "bytes", copied(data), std::move(facts), 0, {}});
}

Record challenge() { return Challenges({{"a", "b"}, 1}, {}).draw()->value(); }

Sample frozen(Frozen all) { return *freeze_sample(Origin::captured, std::move(all), {}); }

TEST(Sample, GivesItsBestRecordsAndNotHowAChallengeWasDone) {
    const Sample sample = frozen({{frame("best"), frame("next")}, {frame("turned")}, challenge()});
    EXPECT_EQ(sample.records.size(), 3u);
    ASSERT_EQ(sample.best_records().size(), 2u);
    EXPECT_EQ(sample.best_records()[1].data()[0], 'n');
}

TEST(Sample, HasOneDigestOverAllOfIt) {
    const Record drawn = challenge();
    const Digest plain = frozen({{frame("best")}}).digest;
    const Digest shown = frozen({{frame("best")}, {frame("turned")}}).digest;
    const Digest bound = frozen({{frame("best")}, {frame("turned")}, drawn}).digest;
    EXPECT_NE(plain, shown);
    EXPECT_NE(shown, bound);
    EXPECT_NE(bound, frozen({{frame("best")}, {frame("turned")}, challenge()}).digest);
    EXPECT_EQ(bound, frozen({{frame("best")}, {frame("turned")}, drawn}).digest);
}

TEST(Sample, TakesNoVerdictFromTheFramesOfAChallenge) {
    const Fact valid{"valid", std::nullopt, 1.0};
    EXPECT_TRUE(frozen({{frame("best")}, {frame("turned", {valid})}}).verdicts.empty());
    EXPECT_EQ(frozen({{frame("best", {valid})}}).verdicts.size(), 1u);
}

}  // namespace
}  // namespace cotejo
