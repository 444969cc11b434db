// SPDX-License-Identifier: Apache-2.0
//
// Visit::compare and Visit::find: the two steps that tie records to each other.

#include <algorithm>
#include <limits>

#include "cotejo/kinds.h"
#include "cotejo/plugin/draft.hpp"
#include "visit/state.hpp"

namespace cotejo {
namespace {

std::string_view word(NoEntry why) {
    switch (why) {
    case NoEntry::elsewhere: return "elsewhere";
    case NoEntry::doubtful: return "doubtful";
    case NoEntry::unlisted: break;
    }
    return "not_found";
}

/// The site's calibration goes before the manifest's.
const Calibration& calibration(const FamilyPolicy& section, const Provider& comparator) {
    const auto own = section.scores.find(comparator.instance->manifest().id);
    return own == section.scores.end() ? comparator.role->scores : own->second;
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
        const double rate = allowed_rate(state.setting.policy, family, references->size());
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
    return compared.holds();
}

Result<Handle, Miss> Visit::find(std::string_view kind, Handle by) {
    State& state = *state_;
    if (auto ended = state.ended()) return *ended;
    const Sample* shown = state.sample(by);
    if (!shown) return Miss{"missing"};
    if (kind != COTEJO_KIND_MANIFEST_ENTRY) return Miss{"unsupported"};
    Result<FoundEntry, NoEntry> entry = state.setting.entries.find(shown->records.front());
    if (!entry) return Miss{std::string(word(entry.error()))};
    for (const LookupKey& key : entry->keys) {
        auto kept = state.setting.store.find(key);
        if (!kept) {
            state.log(COTEJO_ERROR, "the store cannot be asked: " + kept.error().what);
            return Miss{std::string(name(kept.error().status))};
        }
        if (!kept->empty()) return Miss{"used"};
    }
    Result<Sample> sample = freeze_sample(Origin::found, {{entry->record}}, Provenance{});
    if (!sample) return Miss{std::string(name(sample.error().status))};
    sample->from.push_back(by);
    sample->verdicts[COTEJO_FACT_LISTED] = 1.0;
    if (entry->vouched) sample->verdicts[COTEJO_FACT_VOUCHED] = 1.0;
    const Handle handle = state.hold(std::move(*sample));
    state.entry_keys[handle] = std::move(entry->keys);
    return handle;
}

}  // namespace cotejo
