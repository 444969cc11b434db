// SPDX-License-Identifier: Apache-2.0
//
// Reads the options and finds the plugins they mean.

#include "evaluate/wanted.hpp"

#include <algorithm>
#include <charconv>
#include <thread>

#include "places.hpp"

namespace cotejo::tools::evaluation {
namespace fs = std::filesystem;
namespace {

/// Digits that make a number from `least` to `most`.
std::optional<std::uint64_t> whole(const std::string& text, std::uint64_t least, std::uint64_t most) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || at != end || value < least || value > most) return std::nullopt;
    return value;
}

/// The settings that tell two runs of one plugin apart, without secrets.
std::string titled(const Contestant& side) {
    std::string text;
    for (const auto& [name, value] : side.crew.settings) {
        const auto declared = side.manifest.settings.find(name);
        const bool secret = declared != side.manifest.settings.end() && declared->second.type == Setting::Type::secret;
        text += (text.empty() ? " with " : ", ") + name + "=" + (secret ? "(secret)" : value);
    }
    return side.manifest.id + text;
}

}  // namespace

Result<Wanted> wanted(const Arguments& given) {
    const auto wrong = [](const std::string& what) { return Error{Status::invalid, what}; };
    if (given.has("pairs") == given.has("people")) return wrong("give --pairs FILE or --people FILE, one of them; see --help");
    if (given.has("people") && given.has("set")) return wrong("--set goes with --pairs only");
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    const auto jobs = whole(given.value("jobs", std::to_string(cores)), 1, 256);
    const auto deadline = whole(given.value("deadline", "30000"), 1, 86'400'000);
    const auto replicates = whole(given.value("replicates", "1000"), 100, 100'000);
    const auto seed = whole(given.value("seed", "1"), 0, UINT64_MAX);
    if (!jobs) return wrong("--jobs must be a whole number from 1 to 256");
    if (!deadline) return wrong("--deadline must be a whole number of milliseconds from 1");
    if (!replicates) return wrong("--replicates must be a whole number from 100 to 100000");
    if (!seed) return wrong("--seed must be a whole number");
    Wanted all;
    all.people = given.has("people");
    all.file = given.value(all.people ? "people" : "pairs");
    all.sets = given.values("set");
    all.json = given.has("json"), all.local = given.has("local");
    all.jobs = static_cast<unsigned>(*jobs);
    all.deadline = std::chrono::milliseconds(*deadline);
    all.resampling = {static_cast<int>(*replicates), *seed, all.jobs};
    all.work = given.value("work"), all.html = given.value("html");
    std::error_code error;
    if (given.has("html") && !fs::is_directory(fs::absolute(all.html).parent_path(), error))
        return wrong("--html " + all.html.string() + ": there is no such folder");
    return all;
}

Result<Sides> sides(const Arguments& given, const Wanted& all, const std::map<std::string, std::string>& settings,
                    const std::map<std::string, std::string>& other_settings) {
    CrewOptions crew{settings, all.jobs, !all.local, all.deadline};
    auto first = contestant(given.words[0], given.value("kind"), crew);
    if (!first) return first.error();
    Sides both{std::move(*first), std::nullopt};
    both.first.work = all.work;
    if (given.has("quality")) {
        Result<Manifest> judge = plugin_named(given.value("quality"));
        if (!judge) return judge.error();
        if (!assess_of(*judge, both.first.plan.sample))
            return Error{Status::invalid, judge->id + " does not assess " + both.first.plan.sample};
        both.first.judge = std::move(*judge);
    }
    if (!given.has("against") && !given.has("against-setting") && !given.has("against-kind")) return both;
    crew.settings = other_settings;
    auto second = contestant(given.value("against", given.words[0]), given.value("against-kind", given.value("kind")), crew);
    if (!second) return Error{second.error().status, "--against: " + second.error().what};
    both.second = std::move(*second);
    if (!all.work.empty()) both.second->work = all.work / "against";
    if (both.first.title == both.second->title) {
        both.first.title = titled(both.first);
        both.second->title = titled(*both.second);
    }
    if (both.first.title == both.second->title) both.first.title += " (first)", both.second->title += " (second)";
    return both;
}

}  // namespace cotejo::tools::evaluation
