// SPDX-License-Identifier: Apache-2.0
//
// Visit::decide: the findings held against the policy, written down, and what follows.

#include <algorithm>
#include <chrono>

#include "cotejo/kinds.h"
#include "visit/state.hpp"

namespace cotejo {
namespace {

AuditEntry& by(AuditEntry& entry, const Provenance& who) {
    entry.word(AuditField::instance, who.instance);
    if (!who.plugin.empty()) entry.word(AuditField::plugin, who.plugin);
    if (!who.version.empty()) entry.word(AuditField::version, who.version);
    return entry;
}

/// What was found of one sample. Comparisons have entries of their own.
AuditEntry entry_of(const Visit::State& state, const Finding& finding) {
    AuditEntry entry(AuditType::finding, state.id);
    entry.word(AuditField::finding, finding.name);
    if (finding.score) entry.number(AuditField::score, *finding.score);
    if (finding.limit) entry.number(AuditField::threshold, *finding.limit);
    if (!finding.about.empty())
        entry.digest(AuditField::sample,
                     state.key.digest(state.evidence.sample(finding.about.front()).digest));
    return by(entry, finding.by);
}

/// Every comparison that was made: `holds` says whether it counted.
AuditEntry entry_of(const Visit::State& state, const Compared& compared, bool counted) {
    const Sample& probe = state.evidence.sample(compared.probe);
    const Sample& reference = state.evidence.sample(compared.reference);
    AuditEntry entry(AuditType::finding, state.id);
    entry.word(AuditField::finding, probe.family() + ".same")
        .number(AuditField::score, compared.score)
        .number(AuditField::threshold, compared.limit)
        .number(AuditField::holds, counted)
        .digest(AuditField::probe, state.key.digest(probe.digest))
        .digest(AuditField::reference, state.key.digest(reference.digest));
    return by(entry, compared.by);
}

std::vector<AuditEntry> entries_of(const Visit::State& state, const std::vector<Finding>& same) {
    std::vector<AuditEntry> entries;
    for (const Finding& finding : state.evidence.findings)
        if (!finding.name.starts_with("asked.")) entries.push_back(entry_of(state, finding));
    for (const Compared& compared : state.evidence.compared) {
        const bool counted = std::ranges::any_of(same, [&](const Finding& finding) {
            return finding.about == std::vector{compared.probe, compared.reference} &&
                   finding.score == compared.score;
        });
        entries.push_back(entry_of(state, compared, counted));
    }
    return entries;
}

AuditEntry decision_entry(const Visit::State& state, const Verdict& verdict) {
    AuditEntry entry(AuditType::decision, state.id);
    entry.word(AuditField::decision, name(verdict.decision))
        .number(AuditField::rate, state.setting.policy.far)
        .number(AuditField::attended, state.setting.attended);
    if (!verdict.reason.empty()) entry.word(AuditField::reason, verdict.reason);
    return entry;
}

/// What is kept of a traveller who is through: that and when, under the list entry's keys.
CheckIn check_in(const Visit::State& state) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
    Record record({.kind = "cotejo.check-in",
                   .format = "",
                   .storage = nullptr,
                   .facts = {{"visit", state.id.text(), 1.0},
                             {"time", std::nullopt, static_cast<double>(seconds)}},
                   .time_ns = 0,
                   .raster = {}});
    CheckIn check_in{std::move(record), {}, state.setting.retention, std::nullopt, {}};
    for (const auto& [handle, keys] : state.entry_keys)
        check_in.keys.insert(check_in.keys.end(), keys.begin(), keys.end());
    return check_in;
}

}  // namespace

Verdict Visit::decide() {
    State& state = *state_;
    if (state.verdict) return *state.verdict;
    const std::vector<Finding> same = same_findings(state.setting.policy, state.evidence);
    std::vector<Finding> all = state.evidence.findings;
    all.insert(all.end(), same.begin(), same.end());

    Verdict verdict;
    verdict.reference = state.id.text().substr(0, 8);
    verdict.unmet = match(state.setting.policy, state.evidence, all).unmet;
    if (!state.setting.clock_trusted) verdict.reason = "clock-unknown";
    if (!state.forced.empty()) verdict.reason = state.forced;
    if (state.stop.stop_requested()) verdict.reason = "person-please";
    if (verdict.unmet.empty() && verdict.reason.empty()) verdict.decision = Decision::through;

    std::vector<AuditEntry> entries = entries_of(state, same);
    if (!entries.empty()) {
        const auto written = state.setting.audit.append(entries);
        if (!written) {
            state.log(COTEJO_ERROR, "the audit log takes no entry: " + written.error().what);
            verdict.decision = Decision::officer;
            verdict.reason = "log-failed";
        }
    }
    state.evidence.findings = std::move(all);
    state.end(verdict);
    state.verdict = verdict;
    return verdict;
}

void Visit::State::end(Verdict& verdict) {
    const AuditEntry decision = decision_entry(*this, verdict);
    if (verdict.decision == Decision::officer) {
        const auto written = setting.audit.append(decision);
        if (!written) log(COTEJO_ERROR, "the audit log takes no entry: " + written.error().what);
        return;
    }
    const Concluded concluded = conclude(setting.audit, setting.store, decision,
                                         RecordKey(key.id(), Secret::copy(key.secret().bytes())),
                                         check_in(*this));
    if (concluded.kept) return;
    log(COTEJO_ERROR, "the check-in could not be kept, an officer decides: " + concluded.reason);
    verdict.decision = Decision::officer;
    verdict.reason = "keep-failed";
}

Visit::~Visit() {
    State& state = *state_;
    const AuditType how = state.verdict ? AuditType::completed : AuditType::abandoned;
    (void)state.setting.audit.append(AuditEntry(how, state.id));
}

}  // namespace cotejo
