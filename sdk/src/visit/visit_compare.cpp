// SPDX-License-Identifier: Apache-2.0
//
// Visit::compare: holds two samples of a family against each other.

#include <algorithm>
#include <limits>

#include "cotejo/kinds.h"
#include "cotejo/plugin/draft.hpp"
#include "visit/state.hpp"

namespace cotejo {
namespace {

/// How many were searched with a probe of this family to find what the reference comes from: the best
/// of many looks alike by chance that often.
std::size_t searched_for(const Evidence& evidence, Handle handle, std::string_view family) {
    const Sample& sample = evidence.sample(handle);
    std::size_t among = 1;
    for (const Handle from : sample.from) {
        if (evidence.sample(from).family() == family) among = std::max(among, sample.among);
        among = std::max(among, searched_for(evidence, from, family));
    }
    return among;
}

}  // namespace

Result<bool, Miss> Visit::compare(Handle probe_handle, Handle reference_handle) {
    State& state = *state_;
    if (auto ended = state.ended()) return *ended;
    const Sample* probe = state.sample(probe_handle);
    const Sample* reference = state.sample(reference_handle);
    if (!probe || !reference) return Miss{"missing"};
    const Provider comparator = state.setting.providers.comparator(probe->kind);
    if (!comparator) return Miss{"unsupported"};
    if (same_origin(state.evidence, probe_handle, reference_handle)) {
        state.log(COTEJO_WARNING, "a sample was to be compared with itself; that says nothing");
        return Miss{"invalid"};
    }

    auto as = [&](const Sample& sample, std::string_view kind) {
        return sample.kind == kind ? Result<std::vector<Record>, Miss>(sample.best_records())
                                   : state.part(kind, sample);
    };
    const std::string family = probe->family();
    double limit = 1.0;
    if (!comparator.role->exact) {
        const FamilyPolicy* section = state.section(family);
        if (!section) return Miss{"unsupported"};
        if (state.tries[family] >= section->tries) return Miss{"refused"};
    }

    auto probes = as(*probe, comparator.takes());
    if (!probes) return probes.error();
    auto references = as(*reference, comparator.reference());
    if (!references) return references.error();
    if (!comparator.role->exact) {
        const std::size_t among = searched_for(state.evidence, reference_handle, family);
        const double rate = allowed_rate(state.setting.policy, family, references->size() * among);
        const auto lowest =
            threshold(calibration(*state.section(family), comparator), rate);
        if (!lowest) {
            state.log(COTEJO_WARNING, "no comparison: " + label(comparator) +
                                          " is not calibrated for the rate the policy allows");
            return Miss{"unsupported"};
        }
        limit = *lowest;
    }

    std::vector<Record> inputs{probes->front()};
    inputs.insert(inputs.end(), references->begin(), references->end());
    auto results = state.job(comparator, std::move(inputs));
    const bool nothing_done = !results && (results.error().word == "busy" ||
                                           results.error().word == "unavailable");
    if (!nothing_done) ++state.tries[family];
    if (!results) return results.error();
    const std::vector<float> scores =
        results->size() == 1 ? floats(results->front().data()) : std::vector<float>{};
    if (scores.size() != references->size()) {
        state.log(COTEJO_ERROR, label(comparator) + " gave " + std::to_string(scores.size()) +
                                    " scores for " + std::to_string(references->size()) +
                                    " references");
        return Miss{"failed"};
    }
    double best = -std::numeric_limits<double>::infinity();
    for (float score : scores) best = std::max(best, static_cast<double>(score));
    Compared compared{probe_handle, reference_handle, best, limit, comparator.role->exact,
                      provenance(comparator)};
    state.evidence.compared.push_back(compared);
    // Fields that say too little to contradict each other are no answer.
    if (compared.exact && best > 0.0 && !compared.holds()) return Miss{"doubtful"};
    return compared.holds();
}

}  // namespace cotejo
