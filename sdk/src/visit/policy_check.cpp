// SPDX-License-Identifier: Apache-2.0
//
// check: refuses a policy that could let someone through for a bad reason.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "cotejo/kinds.h"
#include "cotejo/mistake.hpp"
#include "cotejo/policy.hpp"

namespace cotejo {
namespace {

constexpr std::string_view kSame = ".same";

/// One look at a policy; gathers what is wrong with it.
class Inspection {
public:
    Inspection(const Policy& policy, const Ceiling& ceiling, const std::vector<Comparer>& comparers,
               const std::vector<AttackDetector>& detectors)
        : policy_(policy), ceiling_(ceiling), comparers_(comparers), detectors_(detectors) {}

    std::vector<PolicyMistake> mistakes() {
        rate();
        for (const auto& [family, section] : policy_.families) family_section(family, section);
        notices();
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
        if (section.challenge) challenge(family, section);
        for (const auto& [plugin, scores] : section.scores)
            calibration(family + ".scores." + plugin, plugin, scores);
        for (const auto& [kind, verdict] : section.reference) {
            if (verdict == COTEJO_FACT_VOUCHED && kind != COTEJO_KIND_MANIFEST_ENTRY)
                warn(family + ".compare.reference." + kind,
                     "nothing but a " COTEJO_KIND_MANIFEST_ENTRY " is ever vouched for; write "
                     "`" + kind + ": valid` where a plugin proves it genuine");
            if (verdict != "valid" && verdict != "vouched")
                fault(family + ".compare.reference." + kind,
                      "`" + verdict + "` is no verdict of a trusted source; write valid or vouched");
        }
    }

    /// What can be foretold proves nothing, and whoever cannot do it needs another way.
    void challenge(const std::string& family, const FamilyPolicy& section) {
        const std::string path = family + ".detect.challenge";
        const auto& [steps, count] = *section.challenge;
        const auto there = static_cast<int>(steps.size());
        if (!section.detect_highest)
            fault(path, "nobody judges whether it was done; write `detect: {highest: …}` too");
        if (there < 2)
            fault(path + ".steps", "names fewer than two steps, so that a recording of the only "
                                   "challenge there is would do; name more");
        if (std::set<std::string>(steps.begin(), steps.end()).size() != steps.size())
            fault(path + ".steps", "names a step twice; each counts once");
        if (count < 1 || count > 4)
            fault(path + ".count", "must lie between 1 and 4");
        else if (count > there)
            fault(path + ".count", "is more than the " + std::to_string(there) +
                                       " steps there are to draw from; write at most that");
        else if (count == there)
            warn(path + ".count", "draws every step there is, so that nobody who cannot do one of them "
                                  "is given another challenge; an officer will decide");
    }

    /// One notice for two families would capture one of them unannounced.
    void notices() {
        std::map<std::string, std::string> asked;
        for (const auto& [family, section] : policy_.families) {
            if (section.ask.empty()) continue;
            const auto [at, is_new] = asked.try_emplace(section.ask, family);
            if (!is_new)
                fault(family + ".ask", "`" + section.ask + "` is asked for " + at->second +
                                           " already; every family has a notice of its own, write "
                                           "`ask: " + family + "`");
        }
    }

    /// A policy may ask for more than a plugin's own calibration does, never for less.
    void calibration(const std::string& path, const std::string& plugin,
                     const Calibration& scores) {
        for (auto at = scores.begin(); at != scores.end(); ++at)
            if (at != scores.begin() && at->second > std::prev(at)->second)
                fault(path, "a larger rate cannot need a higher score: " + number(at->first) +
                                " has " + number(at->second) + "; put them in order");
        for (const Comparer& comparer : comparers_) {
            if (comparer.plugin != plugin) continue;
            for (const auto& [rate, score] : scores) {
                const auto own = threshold(comparer.scores, rate);
                if (!own)
                    fault(path, plugin + " is calibrated " + smallest(comparer.scores) +
                                    ", so " + number(rate) + " has no evidence; take it out, or "
                                    "have a manifest signed that holds it");
                else if (!(score >= *own))
                    fault(path, number(score) + " is looser than the " + number(*own) +
                                    " that " + plugin + " needs for " + number(rate) +
                                    "; write at least that");
            }
        }
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
        const std::string about = finding.substr(0, finding.rfind('.'));
        if (about == "asked") return asked_for(path, finding, word);
        if (word == "same" || word == "live" || word == "good") {
            if (!policy_.families.contains(about))
                fault(path, "`" + finding + "`: this policy has no section `" + about + "`" +
                                meant(about, families()));
        } else if (word == COTEJO_FACT_LISTED || word == COTEJO_FACT_VOUCHED) {
            if (about != COTEJO_KIND_MANIFEST_ENTRY)
                fault(path, "`" + finding + "`: only a " COTEJO_KIND_MANIFEST_ENTRY " is " + word);
        } else if (word != COTEJO_FACT_VALID) {
            fault(path, "`" + finding + "`: nothing makes a finding `" + word + "`" +
                            meant(word, {"same", "live", "good", COTEJO_FACT_VALID,
                                         COTEJO_FACT_LISTED, COTEJO_FACT_VOUCHED}));
        }
    }

    void asked_for(const std::string& path, const std::string& finding, const std::string& name) {
        const auto& all = policy_.families;
        if (std::ranges::none_of(all, [&](auto& section) { return section.second.ask == name; }))
            fault(path, "`" + finding + "`: no section has `ask: " + name + "`");
    }

    std::vector<std::string> families() const {
        std::vector<std::string> names;
        for (const auto& [family, section] : policy_.families) names.push_back(family);
        return names;
    }
    static std::string meant(const std::string& word, const std::vector<std::string>& known) {
        const std::string near = nearest(word, known);
        return near.empty() ? std::string{} : "; did you mean `" + near + "`?";
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
            if (section->detect_highest && !section->attended) evidenced(family);
        }
    }

    /// Where nobody watches, a detector is believed only as far as a laboratory has tested it. One of
    /// them is enough: all must pass, so that the others can only refuse more.
    void evidenced(const std::string& family) {
        std::string names, known;
        for (const AttackDetector& detector : detectors_) {
            if (detector.family != family) continue;
            const auto held = ceiling_.evidence.find(detector.plugin);
            if (held != ceiling_.evidence.end() && held->second.version == detector.version) return;
            names += (names.empty() ? "" : " or ") + detector.plugin + " " + detector.version;
            if (held != ceiling_.evidence.end())
                known = ", and has it for version " + held->second.version + " alone";
        }
        if (names.empty()) return; // nobody detects, so `.live` is never found
        fault(family + ".detect",
              "no officer attends, and the signed site.yaml has no laboratory's evidence for " + names +
                  known + "; write `attended: true` beside `detect`, or have the site signed with "
                          "`evidence: {<plugin>: {version: …, laboratory: …, report: …, date: …}}`");
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
    const std::vector<AttackDetector>& detectors_;
    std::vector<PolicyMistake> mistakes_;
};

}  // namespace

std::vector<PolicyMistake> check(const Policy& policy, const Ceiling& ceiling,
                                 const std::vector<Comparer>& comparers,
                                 const std::vector<AttackDetector>& detectors) {
    return Inspection(policy, ceiling, comparers, detectors).mistakes();
}

}  // namespace cotejo
