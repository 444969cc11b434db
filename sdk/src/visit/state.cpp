// SPDX-License-Identifier: Apache-2.0
//
// Jobs and bookkeeping of a visit.

#include "visit/state.hpp"

#include <utility>

namespace cotejo {
namespace {

/// No single job of a visit may take longer; captures have the policy's `wait`.
constexpr std::chrono::seconds kJobWithin{20};

}  // namespace

Handle Visit::State::hold(Sample sample) {
    sample.id = static_cast<Handle>(evidence.samples.size() + 1);
    for (const auto& [word, value] : sample.verdicts)
        if (value == 1.0)
            found({sample.kind + "." + word, {sample.id}, value, std::nullopt, sample.by});
    evidence.samples.push_back(std::move(sample));
    return evidence.samples.back().id;
}

const FamilyPolicy* Visit::State::section(std::string_view family) const {
    const auto& families = setting.policy.families;
    const auto found = families.find(std::string(family));
    return found == families.end() ? nullptr : &found->second;
}

void Visit::State::log(cotejo_level level, const std::string& text) const {
    if (setting.log) setting.log({level, "visit " + id.text().substr(0, 8), text});
}

Result<std::vector<Record>, Miss> Visit::State::job(const Provider& provider,
                                                    std::vector<Record> inputs,
                                                    std::vector<Fact> options) {
    Results results = provider.instance->run(
        Job{provider.role->role, provider.role->gives, std::move(inputs), std::move(options),
            Clock::now() + kJobWithin},
        stop);
    for (const Guide& guide : results.guides) setting.front.guide(guide);
    if (results.outcome.status == Status::ok) return std::move(results.records);
    if (results.outcome.status < Status::ok)
        log(COTEJO_WARNING, provider.role->role + " by " + label(provider) + ": " +
                                std::string(name(results.outcome.status)) +
                                (results.outcome.reason.empty() ? "" : ": ") +
                                results.outcome.reason);
    return Miss{std::string(name(results.outcome.status))};
}

Result<std::vector<Record>, Miss> Visit::State::subjects(std::vector<Record> records) {
    const std::string kind = records.front().kind();
    const Provider reducer = setting.providers.extractor(kind, kind);
    if (!reducer) return records;
    for (Record& record : records) {
        auto reduced = job(reducer, {record});
        if (!reduced) return reduced.error();
        if (reduced->size() != 1) return Miss{"refused"};
        // Copied at once: the plugin has few blocks, and each picture of a sample would hold one.
        Result<Record> copy = freeze(reduced->front());
        if (!copy) return Miss{std::string(name(copy.error().status))};
        record = std::move(*copy);
    }
    return records;
}

Result<std::vector<Record>, Miss> Visit::State::part(std::string_view gives, const Sample& sample,
                                                     Provider* by) {
    const std::vector<Provider> route = setting.providers.route(sample.kind, gives);
    if (route.empty()) return Miss{"unsupported"};
    if (by) *by = route.back();
    Result<std::vector<Record>, Miss> records = sample.best_records();
    for (const Provider& provider : route) {
        records = job(provider, std::move(*records));
        if (!records) return records;
        if (records->empty()) return Miss{"refused"};
    }
    return records;
}

const Calibration& calibration(const FamilyPolicy& section, const Provider& comparator) {
    const auto own = section.scores.find(comparator.instance->manifest().id);
    return own == section.scores.end() ? comparator.role->scores : own->second;
}

Provenance provenance(const Provider& provider) {
    const Manifest& manifest = provider.instance->manifest();
    return {provider.instance->name(), manifest.id, manifest.version};
}

std::string label(const Provider& provider) {
    const Provenance who = provenance(provider);
    return who.instance + " (" + who.plugin + " " + who.version + ")";
}

}  // namespace cotejo
