// SPDX-License-Identifier: Apache-2.0
//
// What a visit holds while it lasts.

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cotejo/audit.hpp"
#include "cotejo/entries.hpp"
#include "cotejo/keys.hpp"
#include "cotejo/providers.hpp"
#include "cotejo/store.hpp"
#include "cotejo/visit.hpp"
#include "visit/join.hpp"

namespace cotejo {

struct Visit::State {
    State(VisitSetting given, std::stop_token token)
        : setting(std::move(given)), stop(std::move(token)) {
        evidence.attended = setting.attended;
    }

    VisitSetting setting;
    std::stop_token stop;
    RecordKey key = RecordKey::fresh(); ///< of the digests in the log, later of the check-in
    Reference id = Reference::random();
    Evidence evidence;
    std::set<std::string, std::less<>> asked, declined;
    std::map<std::string, int, std::less<>> tries; ///< comparisons made, by family
    std::map<Handle, std::vector<LookupKey>> entry_keys;
    std::vector<std::unique_ptr<Running>> closing; ///< sensors on their way to being closed
    std::string forced; ///< a word, when an officer was called for
    std::optional<Verdict> verdict;

    /// Adds a sample and gives its handle; its verdicts become findings.
    Handle hold(Sample sample);
    /// The sample, or null for nil and for handles this visit never gave.
    const Sample* sample(Handle handle) const {
        return evidence.holds(handle) ? &evidence.sample(handle) : nullptr;
    }
    const FamilyPolicy* section(std::string_view family) const;
    bool over() const { return verdict.has_value() || stop.stop_requested(); }
    /// Why no step is taken any more, or nothing.
    std::optional<Miss> ended() const {
        if (verdict) return Miss{"cancelled"};
        if (stop.stop_requested()) return Miss{"cancelled"};
        return std::nullopt;
    }
    void found(Finding finding) { evidence.findings.push_back(std::move(finding)); }
    void log(cotejo_level level, const std::string& text) const;
    /// Runs one job to its end on a provider; the miss is the status's word, its reason logged.
    Result<std::vector<Record>, Miss> job(const Provider& provider, std::vector<Record> inputs,
                                          std::vector<Fact> options = {});
    /// Writes the decision down and keeps the check-in; what cannot be kept becomes an officer.
    void end(Verdict& verdict);
    /// Reduces each record to its subject, where an instance does that for its kind; else gives them
    /// as they are.
    Result<std::vector<Record>, Miss> subjects(std::vector<Record> records);
    /// Extracts `gives` from a sample's records, all of them in one job, or in two where one instance
    /// takes out a part that another makes it of.
    Result<std::vector<Record>, Miss> part(std::string_view gives, const Sample& sample,
                                           Provider* by = nullptr);
};

/// What a comparator's scores mean: the site's calibration goes before the manifest's.
const Calibration& calibration(const FamilyPolicy& section, const Provider& comparator);
/// Who a provider is.
Provenance provenance(const Provider& provider);
/// "<instance> (<plugin> <version>)", for the operator's log.
std::string label(const Provider& provider);

}  // namespace cotejo
