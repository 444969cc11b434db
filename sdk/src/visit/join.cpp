// SPDX-License-Identifier: Apache-2.0
//
// same_findings: what makes a comparison count.

#include "visit/join.hpp"

#include <algorithm>
#include <set>

namespace cotejo {
namespace {

void ancestors(const Evidence& evidence, Handle handle, std::set<Handle>& found) {
    if (!found.insert(handle).second) return;
    for (Handle from : evidence.sample(handle).from) ancestors(evidence, from, found);
}

/// As ancestors, but an entry found by a body holds what its list gave, and nothing of that body; and
/// what opened a source is not in what came of it.
void makings(const Evidence& evidence, Handle handle, std::set<Handle>& found) {
    const Sample& sample = evidence.sample(handle);
    if (!found.insert(handle).second || sample.among > 0) return;
    for (Handle from : sample.from)
        if (from != sample.unlock) makings(evidence, from, found);
}

bool shares_bytes(const Sample& a, const Sample& b) {
    for (const Record& one : a.records)
        for (const Record& other : b.records)
            if (!one.data().empty() && std::ranges::equal(one.data(), other.data())) return true;
    return a.digest == b.digest;
}

bool found_of(const Evidence& evidence, const std::string& name, Handle sample) {
    return std::ranges::any_of(evidence.findings, [&](const Finding& finding) {
        return finding.name == name && finding.about == std::vector<Handle>{sample};
    });
}

/// The probe is a live body that was before a sensor in this visit.
bool probe_counts(const FamilyPolicy& section, const Evidence& evidence, const Sample& probe) {
    if (section.probe_captured && probe.origin != Origin::captured) return false;
    if (section.assess_lowest && !found_of(evidence, probe.family() + ".good", probe.id))
        return false;
    // An officer stands for a detector; where a policy names both, it wants both.
    if (section.detect_highest && !found_of(evidence, probe.family() + ".live", probe.id))
        return false;
    return section.attended ? evidence.attended : section.detect_highest.has_value();
}

/// The reference, or what it was made from, carries the verdict of a trusted source.
bool reference_counts(const FamilyPolicy& section, const Evidence& evidence, Handle reference) {
    std::set<Handle> sources;
    ancestors(evidence, reference, sources);
    return std::ranges::any_of(sources, [&](Handle source) {
        const Sample& sample = evidence.sample(source);
        const auto wanted = section.reference.find(sample.kind);
        if (wanted == section.reference.end()) return false;
        const auto verdict = sample.verdicts.find(wanted->second);
        return verdict != sample.verdicts.end() && verdict->second == 1.0;
    });
}

bool counts(const Policy& policy, const Evidence& evidence, const Compared& compared) {
    if (!compared.holds()) return false;
    const Sample& probe = evidence.sample(compared.probe);
    const auto section = policy.families.find(probe.family());
    if (compared.exact)  // fields are no body: where they come from is all there is to ask
        return section == policy.families.end() || section->second.reference.empty() ||
               reference_counts(section->second, evidence, compared.reference);
    if (section == policy.families.end()) return false;
    return probe_counts(section->second, evidence, probe) &&
           reference_counts(section->second, evidence, compared.reference);
}

}  // namespace

std::vector<Finding> same_findings(const Policy& policy, const Evidence& evidence) {
    std::vector<Finding> findings;
    for (const Compared& compared : evidence.compared)
        if (counts(policy, evidence, compared))
            findings.push_back({evidence.sample(compared.probe).family() + ".same",
                                {compared.probe, compared.reference},
                                compared.score, compared.limit, compared.by});
    return findings;
}

bool same_origin(const Evidence& evidence, Handle a, Handle b) {
    std::set<Handle> of_a, of_b;
    makings(evidence, a, of_a);
    makings(evidence, b, of_b);
    return of_a.contains(b) || of_b.contains(a) ||
           shares_bytes(evidence.sample(a), evidence.sample(b));
}

}  // namespace cotejo
