// SPDX-License-Identifier: Apache-2.0
//
// Which names a workflow may use in a kiosk.

#include "kiosk/script_names.hpp"

#include <algorithm>

#include "cotejo/kinds.h"
#include "cotejo/mistake.hpp"

namespace cotejo::kiosk {
namespace {

void add(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct Given {
    const Role* role;
    std::string takes;
};

std::vector<Given> roles(const Configuration& configuration) {
    std::vector<Given> found;
    for (const InstanceConfig& instance : configuration.config.instances) {
        const Manifest* manifest = configuration.registry.find(instance.plugin);
        if (!manifest) continue;
        for (const Role& role : manifest->does)
            if (instance.gives.empty() || contains(instance.gives, role.gives))
                found.push_back({&role, role.takes.empty() ? "" : role.takes.front().kind});
    }
    return found;
}

}  // namespace

ScriptNames script_names(const Configuration& configuration) {
    ScriptNames names;
    for (const auto& [family, section] : configuration.config.policy.families)
        if (!section.ask.empty()) add(names.asks, section.ask);
    const std::vector<Given> all = roles(configuration);
    for (const Given& given : all) {
        if (given.role->role == "capture") add(names.captures, given.role->gives);
        if (given.role->role == "extract") add(names.extracts, given.role->gives);
    }
    const std::vector<std::string> direct = names.captures;
    for (const Given& given : all)  // read out of another kind's pictures
        if (given.role->role == "extract" && contains(direct, given.takes))
            add(names.captures, given.role->gives);
    for (const auto& [kind, groups] : configuration.config.keys) add(names.finds, kind);
    if (!configuration.config.lists.empty()) add(names.finds, COTEJO_KIND_MANIFEST_ENTRY);
    return names;
}

const std::vector<std::string>* known_names(const ScriptNames& names, std::string_view step) {
    if (step == "ask") return &names.asks;
    if (step == "capture") return &names.captures;
    if (step == "extract") return &names.extracts;
    if (step == "find") return &names.finds;
    if (step == "say") return &names.says;
    return nullptr;
}

std::string unknown_name_of(const std::string& word, const std::vector<std::string>& known) {
    std::string all;
    for (const std::string& name : known) all += (all.empty() ? "" : ", ") + name;
    const std::string near = nearest(word, known);
    return "this kiosk knows no \"" + word + "\" here; " +
           (near.empty() ? "it knows " + all : "did you mean \"" + near + "\"?");
}

}  // namespace cotejo::kiosk
