// SPDX-License-Identifier: Apache-2.0
//
// check: refuses a policy that could let someone through for a bad reason.

#include <algorithm>
#include <cmath>
#include <string>

#include "cotejo/policy.hpp"

namespace cotejo {
namespace {

constexpr std::string_view kSame = ".same";

/// One look at a policy; gathers what is wrong with it.
class Inspection {
public:
    Inspection(const Policy& policy, const Ceiling& ceiling, const std::vector<Comparer>& comparers)
        : policy_(policy), ceiling_(ceiling), comparers_(comparers) {}

    std::vector<PolicyMistake> mistakes() {
        rate();
        for (const auto& [family, section] : policy_.families) family_section(family, section);
        through();
        return std::move(mistakes_);
    }

private:
    void fault(std::string path, std::string what) {
        mistakes_.push_back({std::move(path), std::move(what), true});
    }
    void warn(std::string path, std::string what) {
        mistakes_.push_back({std::move(path), std::move(what), false});
    }

    void rate() {
        if (!(policy_.far > 0.0 && policy_.far < 1.0))
            fault("far", "must lie between 0 and 1, for instance 1e-3");
        else if (policy_.far > ceiling_.far)
            fault("far", "is looser than the site allows; write at most " + number(ceiling_.far) +
                             ", the `far` of the signed site.yaml");
    }

    void family_section(const std::string& family, const FamilyPolicy& section) {
        if (section.ask.empty())
            warn(family, "has no `ask`, so nothing of it can be captured in a visit; write "
                         "`ask: " + family + "`");
        if (section.tries < 1 || section.tries > 10)
            fault(family + ".tries", "must lie between 1 and 10");
        if (section.attended && !ceiling_.attended)
            fault(family + ".attended",
                  "the signed site.yaml does not say that an officer attends this kiosk; write "
                  "`detect: {highest: …}` with a plugin that detects attacks, or have the site "
                  "signed with `attended: true`");
        for (const auto& [kind, verdict] : section.reference)
            if (verdict != "valid" && verdict != "vouched")
                fault(family + ".compare.reference." + kind,
                      "`" + verdict + "` is no verdict of a trusted source; write valid or vouched");
    }

    void through() {
        if (policy_.through.empty()) {
            fault("through", "is empty, so anyone would pass; name the findings that are needed");
            return;
        }
        bool bound = false;
        for (std::size_t i = 0; i < policy_.through.size(); ++i) {
            const std::string path = "through." + std::to_string(i);
            const auto& line = policy_.through[i];
            if (line.empty()) fault(path, "an empty list is met by nobody and nothing");
            for (const std::string& finding : line) named(path, finding);
            bound = bound || (!line.empty() && std::ranges::all_of(line, [&](const auto& finding) {
                        return binds(path, finding);
                    }));
            if (!line.empty()) reachable(path, line);
        }
        if (!bound)
            fault("through",
                  "nothing in it binds a live, captured sample to a reference from a trusted "
                  "source; add a line such as `- <family>.same`, that family with `compare: {probe: "
                  "capture, reference: {manifest.entry: vouched}}` and `detect` or `attended`");
    }

    /// A line's every alternative must name a finding that can exist.
    void named(const std::string& path, const std::string& finding) {
        const auto dot = finding.find('.');
        const std::string family = finding.substr(0, dot);
        if (dot == std::string::npos || dot + 1 == finding.size())
            return fault(path, "`" + finding + "` is no finding; write <family>.same, "
                               "<kind>.valid or manifest.entry.listed");
        const std::string word = finding.substr(finding.rfind('.') + 1);
        if ((word == "same" || word == "live" || word == "good") &&
            !policy_.families.contains(finding.substr(0, finding.rfind('.'))))
            fault(path, "`" + finding + "`: this policy has no section `" +
                            finding.substr(0, finding.rfind('.')) + "`");
    }

    /// Does this finding tie a body to a trusted reference? Asked only of `.same`.
    bool binds(const std::string&, const std::string& finding) {
        const FamilyPolicy* section = same_section(finding);
        if (!section || is_exact(family_of(finding))) return false;
        return section->probe_captured && !section->reference.empty() && !section->ask.empty() &&
               (section->detect_highest || (section->attended && ceiling_.attended));
    }

    /// Every `.same` that counts bodies must bind, or a line could be met by a photograph.
    void reachable(const std::string& path, const std::vector<std::string>& line) {
        for (const std::string& finding : line) {
            const FamilyPolicy* section = same_section(finding);
            if (!section || is_exact(family_of(finding))) continue;
            const std::string family = family_of(finding);
            if (!binds(path, finding)) unbound(path, finding, *section);
            calibrated(path, family, *section);
        }
    }

    void unbound(const std::string& path, const std::string& finding, const FamilyPolicy& section) {
        const std::string family = family_of(finding);
        if (!section.probe_captured)
            fault(path, "`" + finding + "` counts, but " + family +
                            ".compare does not say `probe: capture`");
        if (section.reference.empty())
            fault(path, "`" + finding + "` counts, but " + family +
                            ".compare.reference names no trusted source, such as "
                            "{manifest.entry: vouched}");
        if (!section.detect_highest && !section.attended)
            fault(path, "`" + finding + "` counts, but " + family +
                            " has neither `detect: {highest: …}` nor `attended: true`");
    }

    void calibrated(const std::string& path, const std::string& family,
                    const FamilyPolicy& section) {
        const double rate = allowed_rate(policy_, family);
        bool any = false;
        for (const Comparer& comparer : comparers_) {
            if (comparer.family != family || comparer.exact) continue;
            any = true;
            const auto own = section.scores.find(comparer.plugin);
            const Calibration& scores =
                own == section.scores.end() ? comparer.scores : own->second;
            if (!threshold(scores, rate))
                warn(path, "`" + family + ".same` can never hold: each try may have a false match "
                           "rate of " + number(rate) + ", and " + comparer.plugin +
                           " is calibrated " + smallest(scores) + "; an officer will decide");
        }
        if (!any)
            warn(path, "`" + family + ".same` can never hold: no instance compares " + family +
                           "; an officer will decide");
    }

    const FamilyPolicy* same_section(const std::string& finding) const {
        if (!finding.ends_with(kSame)) return nullptr;
        const auto section = policy_.families.find(family_of(finding));
        return section == policy_.families.end() ? nullptr : &section->second;
    }
    static std::string family_of(const std::string& finding) {
        return finding.substr(0, finding.rfind('.'));
    }
    bool is_exact(const std::string& family) const {
        return std::ranges::any_of(comparers_,
                                   [&](auto& c) { return c.family == family && c.exact; });
    }
    static std::string smallest(const Calibration& scores) {
        return scores.empty() ? "for none" : "down to " + number(scores.begin()->first);
    }
    static std::string number(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.3g", value);
        return text;
    }

    const Policy& policy_;
    const Ceiling& ceiling_;
    const std::vector<Comparer>& comparers_;
    std::vector<PolicyMistake> mistakes_;
};

}  // namespace

std::vector<PolicyMistake> check(const Policy& policy, const Ceiling& ceiling,
                                 const std::vector<Comparer>& comparers) {
    return Inspection(policy, ceiling, comparers).mistakes();
}

}  // namespace cotejo
