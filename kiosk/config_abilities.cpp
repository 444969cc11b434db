// SPDX-License-Identifier: Apache-2.0
//
// Reads the roles of the plugins that kiosk.yaml names, and holds the policy against them.

#include "kiosk/config_abilities.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "cotejo/kinds.h"

namespace cotejo::kiosk {
namespace {

/// One role that an instance has here, and that takes something.
struct Ability {
    const Manifest& manifest;
    const Role& role;

    const std::string& kind() const { return role.takes.front().kind; }
    std::string family() const { return kind().substr(0, kind().find('.')); }
    bool takes_challenge() const {
        return std::ranges::any_of(
            role.takes, [](const Input& input) { return input.kind == COTEJO_KIND_CHALLENGE; });
    }
};

/// What the instances will do in this role, as far as their manifests say.
std::vector<Ability> all(const Configuration& configuration, std::string_view role_name) {
    std::vector<Ability> found;
    for (const InstanceConfig& instance : configuration.config.instances) {
        const Manifest* manifest = configuration.registry.find(instance.plugin);
        if (!manifest) continue;
        for (const Role& role : manifest->does) {
            const auto& gives = instance.gives;
            const bool here =
                gives.empty() || std::find(gives.begin(), gives.end(), role.gives) != gives.end();
            if (role.role == role_name && !role.takes.empty() && here)
                found.push_back({*manifest, role});
        }
    }
    return found;
}

bool anybody_detects(const Configuration& configuration, const std::string& family) {
    return std::ranges::any_of(all(configuration, "detect"),
                               [&](const Ability& detect) { return detect.family() == family; });
}

/// An active check needs one who steers by it and one who judges it, of the same kind.
std::vector<PolicyMistake> unjudged_challenges(const Configuration& configuration) {
    std::vector<PolicyMistake> found;
    for (const auto& [family, section] : configuration.config.policy.families) {
        if (!section.challenge) continue;
        std::set<std::string> steered, judged;
        for (const Ability& assess : all(configuration, "assess"))
            if (assess.family() == family && assess.takes_challenge()) steered.insert(assess.kind());
        for (const Ability& detect : all(configuration, "detect"))
            if (detect.family() == family && detect.takes_challenge() && steered.contains(detect.kind()))
                judged.insert(detect.kind());
        if (judged.empty())
            found.push_back(
                {family + ".detect.challenge",
                 (steered.empty() ? "no instance that assesses " + family + " steers by a challenge"
                                  : "no instance that detects attacks on " + *steered.begin() +
                                        " judges a challenge") +
                     ": its manifest would take `challenge?`; configure one that does, or take the "
                     "challenge out"});
    }
    return found;
}

/// What is safe, and nobody will ever meet on this kiosk.
std::vector<PolicyMistake> never_met(const Configuration& configuration) {
    std::vector<PolicyMistake> found;
    for (const auto& [family, section] : configuration.config.policy.families) {
        if (section.attended && !configuration.config.attended)
            found.push_back({family + ".attended",
                             "no visit of this kiosk is attended, so `" + family +
                                 ".same` can never hold; write `attended: true` in kiosk.yaml too, "
                                 "where an officer is there; an officer will decide", false});
        if (section.detect_highest && !anybody_detects(configuration, family))
            found.push_back({family + ".detect",
                             "no instance detects attacks on " + family + ", so `" + family +
                                 ".same` can never hold; configure one that does; an officer will "
                                 "decide", false});
    }
    return found;
}

}  // namespace

std::vector<Comparer> comparers(const Configuration& configuration) {
    std::vector<Comparer> found;
    for (const Ability& compare : all(configuration, "compare"))
        found.push_back({compare.family(), compare.manifest.id, compare.role.scores,
                         compare.role.exact});
    return found;
}

std::vector<AttackDetector> detectors(const Configuration& configuration) {
    std::vector<AttackDetector> found;
    for (const Ability& detect : all(configuration, "detect"))
        found.push_back({detect.family(), detect.manifest.id, detect.manifest.version});
    return found;
}

std::vector<PolicyMistake> beyond_abilities(const Configuration& configuration) {
    std::vector<PolicyMistake> found = unjudged_challenges(configuration);
    std::ranges::move(never_met(configuration), std::back_inserter(found));
    return found;
}

}  // namespace cotejo::kiosk
