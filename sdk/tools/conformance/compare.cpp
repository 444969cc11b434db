// SPDX-License-Identifier: Apache-2.0
//
// Cases for compare: a score for each reference, and what a score means.

#include <algorithm>
#include <cmath>

#include "conformance/bench.hpp"
#include "conformance/cases.hpp"
#include "cotejo/plugin/draft.hpp"

namespace cotejo::tools {
namespace {

constexpr std::size_t kReferences = 3;

/// The scores of the probe against several references; the first is the sample itself.
Verdict scores_each_reference(Bench& bench, const Role& role) {
    Result<std::vector<Record>> inputs = bench.good_inputs(role);
    if (!inputs) return skipped(inputs.error().what);
    const bool many = role.takes.back().many == Input::Many::one_or_more;
    while (many && inputs->size() < 1 + kReferences) inputs->push_back(inputs->back());
    const Results results = bench.run(role, *inputs);
    if (results.outcome.status != Status::ok || results.records.size() != 1)
        return failed("it gave " + std::to_string(results.records.size()) + " records and ended as " +
                      std::string(name(results.outcome.status)));
    const Record& record = results.records[0];
    const std::vector<float> scores = floats(record.data());
    if (record.format() != "f32" || scores.size() != inputs->size() - 1)
        return failed("it must give one f32 a reference: " + std::to_string(inputs->size() - 1) +
                      ", not " + std::to_string(scores.size()));
    for (const float score : scores)
        if (!std::isfinite(score) || score != scores[0])
            return failed("equal references got other scores, or a score is not finite");
    return passed();
}

/// A sample compared with itself must pass every threshold, or the scale is upside down.
Verdict ranks_the_same_highest(Bench& bench, const Role& role) {
    const Result<std::vector<Record>> inputs = bench.good_inputs(role);
    if (!inputs) return skipped(inputs.error().what);
    const Results results = bench.run(role, *inputs);
    const std::vector<float> scores =
        results.records.empty() ? std::vector<float>{} : floats(results.records[0].data());
    if (scores.empty()) return failed("it gave no score");
    double highest = role.exact ? 1.0 : -INFINITY;
    for (const auto& [rate, score] : role.scores) highest = std::max(highest, score);
    if (double{scores[0]} < highest)
        return failed("a sample compared with what was made of itself gets " +
                      std::to_string(scores[0]) + ", below the manifest's highest threshold");
    return passed();
}

Verdict is_calibrated(Bench&, const Role& role) {
    if (role.exact || !role.scores.empty()) return passed();
    return failed("the manifest has no `scores` (false match rate -> score) and is not `exact`: "
                  "without calibration every traveller goes to an officer");
}

}  // namespace

std::vector<Case> compare_cases(const Role& role) {
    const auto with = [&role](Verdict (*run)(Bench&, const Role&)) {
        return [run, role](Bench& bench) { return run(bench, role); };
    };
    return {
        {Level::silver, title(role) + ": gives a score for each reference", with(scores_each_reference)},
        {Level::silver, title(role) + ": ranks a sample and itself above every threshold",
         with(ranks_the_same_highest)},
        {Level::gold, title(role) + ": says what its scores mean", with(is_calibrated)},
    };
}

}  // namespace cotejo::tools
