// SPDX-License-Identifier: Apache-2.0
//
// Providers: matches roles, kinds and instances; doubt is an error at start, never in a visit.

#include "cotejo/providers.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "cotejo/kinds.h"

namespace cotejo {
namespace {

bool serves_one_visit(const Provider& provider) {
    static constexpr std::string_view kRoles[] = {"capture", "assess", "detect", "extract",
                                                  "compare"};
    return std::ranges::find(kRoles, provider.role->role) != std::end(kRoles);
}

bool is_gallery(const Role& role) {
    return role.role == "find" && role.gives == COTEJO_KIND_KEY && !role.takes.empty();
}

/// Keeps `kind` under keys, and erases by them.
bool is_filled(const Instance& instance, std::string_view kind) {
    bool keeps = false, erases = false;
    for (const Role& role : instance.manifest().does) {
        const bool by_key = !role.takes.empty() && role.takes.front().kind == COTEJO_KIND_KEY;
        keeps |= role.role == "keep" && by_key && role.takes.size() == 2 && role.takes[1].kind == kind;
        erases |= role.role == "erase" && by_key;
    }
    return keeps && erases;
}

bool has_one_provider(const Role& role) {
    return role.role == "capture" || role.role == "extract" || role.role == "compare" ||
           is_gallery(role);
}

std::string family_of(std::string_view kind) { return std::string(kind.substr(0, kind.find('.'))); }

}  // namespace

std::string_view Provider::takes() const {
    return role->takes.empty() ? std::string_view{} : role->takes.front().kind;
}

std::string_view Provider::reference() const {
    return role->takes.size() < 2 ? std::string_view{} : role->takes[1].kind;
}

bool Provider::takes_challenge() const {
    return std::ranges::any_of(role->takes,
                               [](const Input& input) { return input.kind == COTEJO_KIND_CHALLENGE; });
}

bool Provider::takes_many() const {
    return !role->takes.empty() && role->takes.front().many == Input::Many::one_or_more;
}

void Providers::add(std::unique_ptr<Instance> instance, const std::vector<std::string>& gives) {
    for (const Role& role : instance->manifest().does)
        if (gives.empty() || std::ranges::find(gives, role.gives) != gives.end())
            providers_.push_back({instance.get(), &role});
    instances_.push_back(std::move(instance));
}

std::vector<std::string> Providers::doubts() const {
    std::map<std::tuple<std::string, std::string, std::string>, std::string> seen;
    std::vector<std::string> doubts;
    for (const Provider& provider : providers_) {
        const Role& role = *provider.role;
        if (!has_one_provider(role)) continue;
        // A source is named by what it gives alone: what unlocks it makes no second source.
        const std::string takes = role.role == "capture" ? "" : std::string(provider.takes());
        auto [at, is_new] = seen.try_emplace({role.role, takes, role.gives},
                                             provider.instance->name());
        if (!is_new)
            doubts.push_back("instances `" + at->second + "` and `" + provider.instance->name() +
                             "` both " + role.role + " " + (takes.empty() ? "" : takes + " to ") +
                             role.gives + "; give one of them a `gives:` list without it");
    }
    return doubts;
}

std::vector<Provider> Providers::all(std::string_view role, std::string_view takes) const {
    std::vector<Provider> found;
    for (const Provider& provider : providers_)
        if (provider.role->role == role && provider.takes() == takes) found.push_back(provider);
    return found;
}

std::optional<Source> Providers::source(std::string_view kind) const {
    for (const Provider& provider : providers_)
        if (provider.role->role == "capture" && provider.role->gives == kind)
            return Source{provider, {}};
    for (const Provider& reader : providers_) {
        if (reader.role->role != "extract" || reader.role->gives != kind) continue;
        for (const Provider& camera : providers_)
            if (camera.role->role == "capture" && camera.role->gives == reader.takes())
                return Source{camera, reader};
    }
    return std::nullopt;
}

std::vector<Provider> Providers::assessors(std::string_view kind) const {
    return all("assess", kind);
}

std::vector<Provider> Providers::detectors(std::string_view kind) const {
    return all("detect", kind);
}

bool Providers::challenges(std::string_view kind) const {
    return std::ranges::any_of(assessors(kind), &Provider::takes_challenge) &&
           std::ranges::any_of(detectors(kind), &Provider::takes_challenge);
}

Provider Providers::extractor(std::string_view from, std::string_view gives) const {
    for (const Provider& provider : all("extract", from))
        if (provider.role->gives == gives) return provider;
    return {};
}

std::vector<Provider> Providers::route(std::string_view from, std::string_view gives) const {
    if (const Provider direct = extractor(from, gives)) return {direct};
    std::vector<Provider> way;
    for (const Provider& first : all("extract", from)) {
        const Provider second = extractor(first.role->gives, gives);
        if (!second) continue;
        if (!way.empty()) return {};
        way = {first, second};
    }
    return way;
}

std::vector<Provider> Providers::evidence_makers() const {
    std::vector<Provider> found;
    for (const Provider& provider : providers_)
        if (provider.role->role == "extract" && provider.role->gives.ends_with(".evidence") &&
            provider.takes_many())
            found.push_back(provider);
    return found;
}

Provider Providers::comparator(std::string_view kind) const {
    if (auto direct = all("compare", kind); !direct.empty()) return direct.front();
    for (const Provider& provider : providers_)
        if (provider.role->role == "compare" && extractor(kind, provider.takes())) return provider;
    return {};
}

Provider Providers::gallery(std::string_view kind) const {
    for (const Provider& provider : providers_)
        if (is_gallery(*provider.role) &&
            (provider.takes() == kind || extractor(kind, provider.takes())))
            return provider;
    return {};
}

std::vector<Provider> Providers::extractors(std::string_view from) const {
    return all("extract", from);
}

std::vector<Provider> Providers::galleries() const {
    std::vector<Provider> found;
    for (const Provider& provider : providers_)
        if (is_gallery(*provider.role) && is_filled(*provider.instance, provider.takes()))
            found.push_back(provider);
    return found;
}

std::vector<Comparer> Providers::comparers() const {
    std::vector<Comparer> found;
    for (const Provider& provider : providers_)
        if (provider.role->role == "compare")
            found.push_back({family_of(provider.takes()), provider.instance->manifest().id,
                             provider.role->scores, provider.role->exact});
    return found;
}

Instance* Providers::named(std::string_view name) const {
    for (const auto& instance : instances_)
        if (instance->name() == name) return instance.get();
    return nullptr;
}

void Providers::replace_all() {
    for (const auto& instance : instances_) {
        const bool touched = std::ranges::any_of(providers_, [&](const Provider& provider) {
            return provider.instance == instance.get() && serves_one_visit(provider);
        });
        if (touched) instance->replace();
    }
}

}  // namespace cotejo
