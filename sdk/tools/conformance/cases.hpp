// SPDX-License-Identifier: Apache-2.0
//
// What conformance consists of: cases, each of one level, each for one role or for the whole plugin.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/manifest.hpp"

namespace cotejo::tools {

class Bench;

/// How a plugin does: bronze is safe to load, silver works, gold can be relied on.
enum class Level { none, bronze, silver, gold };

/// How one case went. A skipped case was not tried, and `why` says what it would need.
struct Verdict {
    enum class How { passed, failed, skipped };
    How how = How::passed;
    std::string why;
};
inline Verdict passed() { return {}; }
inline Verdict failed(std::string why) { return {Verdict::How::failed, std::move(why)}; }
inline Verdict skipped(std::string why) { return {Verdict::How::skipped, std::move(why)}; }

/// One case. `name` is a sentence of what a good plugin does.
struct Case {
    Level level = Level::bronze;
    std::string name;
    std::function<Verdict(Bench&)> run;
};

// Each gives the cases of what its file is about, for one role of the manifest or for all of it.
std::vector<Case> folder_cases(const Manifest& manifest);
std::vector<Case> any_role_cases(const Manifest& manifest, const Role& role);
std::vector<Case> capture_cases(const Role& role);
std::vector<Case> judge_cases(const Role& role);
std::vector<Case> challenge_cases(const Role& role);
std::vector<Case> compare_cases(const Role& role);
std::vector<Case> store_cases(const Manifest& manifest);
std::vector<Case> gallery_cases(const Manifest& manifest);

/// The case without which none but those before it can be tried.
inline constexpr const char* kStarts = "starts with the settings given";

/// All cases of a plugin, in order; the names are unique.
std::vector<Case> cases_of(const Manifest& manifest);

/// The manifest's first entry of this role; null when it has none.
const Role* role_of(const Manifest& manifest, std::string_view word);

/// "extract face.template/x": how a case's name begins.
std::string title(const Role& role);

}  // namespace cotejo::tools
