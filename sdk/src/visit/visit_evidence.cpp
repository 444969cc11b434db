// SPDX-License-Identifier: Apache-2.0
//
// Visit::evidence: what the samples of a visit say beside each other, for an officer.

#include <algorithm>

#include "cotejo/kinds.h"
#include "visit/state.hpp"

namespace cotejo {
namespace {

bool is_check(const Fact& fact) {
    return fact.name.starts_with(COTEJO_FACT_CHECK) || fact.name == COTEJO_FACT_VALID;
}

/// The checks of one sample, without its data; nothing when none was made.
std::optional<Record> checks_of(const Sample& sample) {
    std::vector<Fact> checks;
    for (const Fact& fact : sample.records.front().facts())
        if (is_check(fact)) checks.push_back(fact);
    if (checks.empty()) return std::nullopt;
    return Record({.kind = sample.kind,
                   .format = "",
                   .storage = nullptr,
                   .facts = std::move(checks),
                   .time_ns = sample.records.front().time_ns(),
                   .raster = {}});
}

/// What was made of another sample says nothing that the other does not.
bool is_source(const Sample& sample, std::string_view kind) {
    return sample.origin != Origin::extracted && sample.kind != kind;
}

}  // namespace

std::vector<Record> Visit::evidence() const {
    State& state = *state_;
    if (!state.verdict) return {};
    // The traveller's wish for a person ends the steps, and is why somebody looks at this.
    state.stop = {};
    std::vector<Record> found;
    for (const Provider& maker : state.setting.providers.evidence_makers()) {
        std::vector<Record> said;
        for (const Sample& sample : state.evidence.samples) {
            if (!is_source(sample, maker.takes()) ||
                state.setting.providers.route(sample.kind, maker.takes()).empty())
                continue;
            if (auto part = state.part(maker.takes(), sample))
                said.insert(said.end(), part->begin(), part->end());
        }
        if (said.empty()) continue;
        if (auto made = state.job(maker, std::move(said)))
            found.insert(found.end(), made->begin(), made->end());
    }
    for (const Sample& sample : state.evidence.samples)
        if (auto checks = checks_of(sample)) found.push_back(std::move(*checks));
    return found;
}

}  // namespace cotejo
