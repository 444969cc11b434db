// SPDX-License-Identifier: Apache-2.0
//
// Cases for assess and detect: the facts that every judge gives.

#include "conformance/bench.hpp"
#include "conformance/cases.hpp"

namespace cotejo::tools {
namespace {

/// Every number within its range, and the one that counts is there.
Verdict gives_its_fact(Bench& bench, const Role& role) {
    const Result<std::vector<Record>> inputs = bench.good_inputs(role);
    if (!inputs) return skipped(inputs.error().what);
    const Results results = bench.run(role, *inputs);
    if (results.records.size() != 1)
        return failed("it gave " + std::to_string(results.records.size()) + " records, not 1");
    const bool assess = role.role == "assess";
    const std::string fact = assess ? "unified" : "attack";
    const double most = assess ? 100.0 : 1.0;
    if (!results.records[0].number(fact)) return failed("there is no fact `" + fact + "`");
    for (const Fact& measure : results.records[0].facts())
        if (!measure.text && (measure.value < 0.0 || measure.value > most))
            return failed("fact `" + measure.name + "` is not 0 to " + (assess ? "100" : "1"));
    return passed();
}

}  // namespace

std::vector<Case> judge_cases(const Role& role) {
    return {{Level::silver,
             title(role) + (role.role == "assess" ? ": gives `unified`, and all facts 0 to 100"
                                                  : ": gives `attack`, 0 to 1"),
             [role](Bench& bench) { return gives_its_fact(bench, role); }}};
}

}  // namespace cotejo::tools
