// SPDX-License-Identifier: Apache-2.0
//
// Gathers the cases of a plugin from its manifest.

#include "conformance/cases.hpp"

#include <algorithm>

namespace cotejo::tools {
namespace {

void add(std::vector<Case>& cases, std::vector<Case> more) {
    for (Case& one : more) {
        // Two entries of `does` may have one title: number the later ones.
        const std::string name = one.name;
        for (int count = 2; std::ranges::find(cases, one.name, &Case::name) != cases.end(); ++count)
            one.name = name + " (" + std::to_string(count) + ")";
        cases.push_back(std::move(one));
    }
}

}  // namespace

std::vector<Case> cases_of(const Manifest& manifest) {
    std::vector<Case> cases;
    add(cases, folder_cases(manifest));
    for (const Role& role : manifest.does) {
        add(cases, any_role_cases(manifest, role));
        if (role.role == "capture") add(cases, capture_cases(role));
        if (role.role == "assess" || role.role == "detect") add(cases, judge_cases(role));
        add(cases, challenge_cases(role));
        if (role.role == "compare") add(cases, compare_cases(role));
    }
    add(cases, store_cases(manifest));
    add(cases, gallery_cases(manifest));
    return cases;
}

const Role* role_of(const Manifest& manifest, std::string_view word) {
    const auto found = std::ranges::find(manifest.does, word, &Role::role);
    return found == manifest.does.end() ? nullptr : &*found;
}

std::string title(const Role& role) {
    return role.role + (role.gives.empty() ? "" : " " + role.gives);
}

}  // namespace cotejo::tools
