// SPDX-License-Identifier: Apache-2.0
//
// Follows a comparator's kinds back to the extractors that give them.

#include "evaluate/plan.hpp"

#include <algorithm>

namespace cotejo::tools::evaluation {
namespace {

/// True when the first input is all that the role must be given.
bool needs_one(const Role& role) {
    return !role.takes.empty() && role.takes[0].many != Input::Many::at_most_one &&
           std::ranges::all_of(role.takes.begin() + 1, role.takes.end(),
                               [](const Input& input) { return input.many == Input::Many::at_most_one; });
}

bool needs_two(const Role& role) {
    return role.takes.size() >= 2 && role.takes[0].many == Input::Many::one &&
           role.takes[1].many != Input::Many::at_most_one &&
           std::ranges::all_of(role.takes.begin() + 2, role.takes.end(),
                               [](const Input& input) { return input.many == Input::Many::at_most_one; });
}

const Role* extractor(const Manifest& manifest, const std::string& gives) {
    for (const Role& role : manifest.does)
        if (role.role == "extract" && role.gives == gives && needs_one(role)) return &role;
    return nullptr;
}

std::optional<Plan> plan_for(const Manifest& manifest, const Role& compare) {
    if (compare.role != "compare" || !needs_two(compare)) return std::nullopt;
    const Role* reference = extractor(manifest, compare.takes[1].kind);
    if (!reference) return std::nullopt;
    Plan plan{reference->takes[0].kind, compare, {*reference}, 0, false, false, {}};
    plan.many = compare.takes[1].many == Input::Many::one_or_more;
    const std::string& probe = compare.takes[0].kind;
    if (probe == reference->gives) return plan;
    if (probe == plan.sample) {
        plan.probe_is_sample = true;
        return plan;
    }
    const Role* other = extractor(manifest, probe);
    if (!other || other->takes[0].kind != plan.sample) return std::nullopt;
    plan.extracts.push_back(*other);
    plan.probe = 1;
    return plan;
}

}  // namespace

Result<Plan> plan_of(const Manifest& manifest, const std::string& kind) {
    std::vector<Plan> fitting;
    std::string kinds;
    for (const Role& role : manifest.does) {
        const std::optional<Plan> plan = plan_for(manifest, role);
        if (!plan) continue;
        kinds += (kinds.empty() ? "" : ", ") + plan->reference();
        if (kind.empty() || plan->reference() == kind) fitting.push_back(*plan);
    }
    if (kinds.empty())
        return Error{Status::invalid, manifest.id + " cannot be evaluated: it must both `compare` with a "
                                      "kind of template and `extract` that kind from one sample"};
    if (fitting.empty()) return Error{Status::invalid, "--kind must be one of " + kinds};
    if (fitting.size() > 1)
        fitting[0].note = manifest.id + " compares several kinds of template; the first, " + fitting[0].reference() +
                          ", is taken (--kind: one of " + kinds + ")";
    return fitting[0];
}

std::optional<Role> assess_of(const Manifest& manifest, const std::string& sample) {
    for (const Role& role : manifest.does)
        if (role.role == "assess" && role.gives == "quality" && needs_one(role) && role.takes[0].kind == sample)
            return role;
    return std::nullopt;
}

}  // namespace cotejo::tools::evaluation
