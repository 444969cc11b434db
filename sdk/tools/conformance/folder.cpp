// SPDX-License-Identifier: Apache-2.0
//
// Cases about what lies in the folder, before any job is run.

#include <fstream>
#include <iterator>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/library_info.hpp>

#include "conformance/bench.hpp"
#include "conformance/cases.hpp"

namespace cotejo::tools {
namespace {

constexpr const char* kHeadings[] = {"What it does",  "Devices or models",     "Settings",
                                     "What it needs", "Scores and thresholds", "Known limits",
                                     "Testing without hardware", "Owner"};

Verdict pins_its_files(Bench& bench) {
    const Mistakes mistakes = bench.manifest().verify_files();
    return mistakes.empty() ? passed() : failed(describe(mistakes));
}

Verdict exports_one_symbol(Bench& bench) {
    if (const Mistakes missing = bench.manifest().verify_library(); !missing.empty())
        return failed(describe(missing));
    try {
        boost::dll::library_info library(bench.manifest().library.string());
        std::string others;
        bool entry = false;
        for (const std::string& symbol : library.symbols()) {
            if (symbol == "cotejo_plugin_entry") entry = true;
            else if (others.size() < 200) others += " " + symbol;
        }
        if (!entry) return failed("it exports no cotejo_plugin_entry");
        if (!others.empty())
            return failed("it also exports" + others + "; build it with cotejo_add_plugin()");
    } catch (const std::exception& problem) {
        return failed(bench.manifest().library.string() + " cannot be read: " + problem.what());
    }
    return passed();
}

Verdict starts(Bench& bench) {
    const Result<Instance*> instance = bench.instance();
    if (!instance) return failed(instance.error().what);
    const std::string death = bench.death();
    return death.empty() ? passed() : failed(death);
}

Verdict starts_anew(Bench& bench) {
    const Result<Instance*> instance = bench.instance();
    if (!instance) return failed(instance.error().what);
    for (int i = 0; i < 2; ++i) (*instance)->replace();
    // A role nobody declared does not reach the plugin; one it has waits for the fresh process.
    const Role& role = bench.manifest().does.front();
    if (auto running = bench.start(role, bench.inputs(role, blank))) running->cancel();
    if (!(*instance)->up()) return failed("it does not come up again: " + bench.complaints());
    const std::string death = bench.death();
    return death.empty() ? passed() : failed(death);
}

Verdict explains_itself(Bench& bench) {
    std::ifstream input(bench.manifest().folder / "README.md");
    if (!input) return failed("there is no README.md beside plugin.yaml");
    const std::string text = "\n" + std::string{std::istreambuf_iterator<char>(input), {}};
    std::string missing;
    std::size_t at = 0;
    for (const std::string heading : kHeadings) {
        const std::size_t found = text.find("\n## " + heading + "\n");
        if (found == std::string::npos || found < at)
            missing += (missing.empty() ? "\"" : ", \"") + heading + "\"";
        else
            at = found;
    }
    return missing.empty() ? passed() : failed("README.md lacks, or has out of order: " + missing);
}

Verdict helps_with_settings(Bench& bench) {
    for (const auto& [name, setting] : bench.manifest().settings)
        if (setting.help.empty()) return failed("setting \"" + name + "\" has no help");
    return passed();
}

Verdict states_problems(Bench& bench) {
    for (const auto& [path, file] : bench.manifest().files)
        if (file.problems.empty())
            return failed("file \"" + path + "\" states no `problems`; say what is known of it");
    return passed();
}

}  // namespace

std::vector<Case> folder_cases(const Manifest&) {
    return {
        {Level::bronze, "holds the files its manifest pins", pins_its_files},
        {Level::bronze, "exports one symbol", exports_one_symbol},
        {Level::silver, "explains itself under the eight headings", explains_itself},
        {Level::silver, "helps with every setting", helps_with_settings},
        {Level::gold, "states the problems of every model", states_problems},
        {Level::bronze, kStarts, starts},
        {Level::bronze, "starts anew after a visit", starts_anew},
    };
}

}  // namespace cotejo::tools
