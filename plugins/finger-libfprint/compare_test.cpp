// SPDX-License-Identifier: Apache-2.0
//
// Templates and comparisons, through the real libfprint.

#include <cstring>

#include <gtest/gtest.h>

#include "testing.hpp"

namespace cotejo::finger_tests {
namespace {

std::vector<float> scores_of(const Results& results) {
    if (results.records.size() != 1) return {};
    const auto data = results.records.front().data();
    std::vector<float> scores(data.size() / sizeof(float));
    std::memcpy(scores.data(), data.data(), data.size());
    return scores;
}

class Finger : public ::testing::TestWithParam<bool> {
protected:
    Record print_of(std::vector<Record> images) {
        Results results = plugin.extract(std::move(images));
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        return results.records.empty() ? record("", "", Bytes{}) : results.records.front();
    }

    Plugin plugin{GetParam()};
};

TEST_P(Finger, KnowsAnotherTouchOfTheSameFinger) {
    const Record print = print_of({image(11, 0)});
    for (const std::uint32_t impression : {1u, 2u, 3u}) {
        const Results results = plugin.compare({image(11, impression), print});
        EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
        EXPECT_EQ(scores_of(results), std::vector<float>{1}) << "impression " << impression;
    }
}

TEST_P(Finger, ScoresEachReferenceInTheOrderGiven) {
    const Record same = print_of({image(11, 0)}), other = print_of({image(12, 0)}),
                 third = print_of({image(13, 0)});
    const Results results = plugin.compare({image(11, 1), other, same, third, same});
    EXPECT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    EXPECT_EQ(scores_of(results), (std::vector<float>{0, 1, 0, 1}));
}

INSTANTIATE_TEST_SUITE_P(Where, Finger, ::testing::Bool(), cotejo::testing::where);

}  // namespace
}  // namespace cotejo::finger_tests
