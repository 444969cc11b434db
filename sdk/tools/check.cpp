// SPDX-License-Identifier: Apache-2.0
//
// cotejo check: runs a plugin through conformance, one process per case, and says its level.

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <iostream>

#include "arguments.hpp"
#include "conformance/bench.hpp"
#include "conformance/cases.hpp"
#include "conformance/child.hpp"
#include "cotejo/yaml.hpp"
#include "places.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace {

constexpr const char* kHelp = R"(cotejo check - runs a plugin through conformance and says its level

usage: cotejo check PLUGIN [--sample KIND=FILE]... [--set NAME=VALUE]... [OPTION...]

PLUGIN is a plugin's folder, or an id that `cotejo list` shows. Every case runs in a process of its
own, the plugin isolated in another, as in a kiosk: a crash is a result. Cases follow from the
manifest: some for the folder, some for each role. A line for each says how it went and why.

The level is computed; nobody claims one:
  bronze  safe to load: right manifest and files, one symbol, starts, survives what is hostile,
          ends when cancelled
  silver  works: answers good samples as its roles promise, explains itself
  gold    can be relied on: repeats itself, says what its scores mean and what its models cannot do
A case that cannot be tried (no sample, no device) is skipped, and the level stays below it. A file
quality.yaml beside plugin.yaml may exempt cases, each with a sentence that is printed:
  exempt: {"capture face.image: gives a record": "needs the real reader"}
No bronze case can be exempted.

options:
      --sample KIND=FILE  a good sample of this kind (jpeg, png, PGM, PPM, csv, other bytes); may be
                          repeated; templates are made from samples by the plugin's own extract
      --set NAME=VALUE    a setting; a folder to write that is not set is an empty temporary one
      --level LEVEL       the least level that is enough: bronze (default), silver, gold
      --list              print the names of the cases and run none
      --case NAME         run one case only, in this process
  -h, --help              this text

exit codes: 0 the level is enough; 1 it is not; 2 the command line is wrong; 3 no such plugin

example: cotejo check plugins/face-opencv --sample face.image=portrait.jpg --level silver
)";

constexpr std::chrono::seconds kLongestCase{120};
constexpr int kSkipped = 77;
constexpr const char* kLevels[] = {"none", "bronze", "silver", "gold"};

/// One case's line in the table.
struct Line {
    Level level;
    std::string name;
    Verdict verdict;
    std::string exempt; ///< the sentence of quality.yaml
};

std::optional<Level> level_of(const std::string& word) {
    for (int i = 1; i < 4; ++i)
        if (word == kLevels[i]) return static_cast<Level>(i);
    return std::nullopt;
}

/// Runs one case here; the parent reads the reason from standard output.
int run_case(const Manifest& manifest, const Supplies& supplies, const std::string& name) {
    const std::vector<Case> cases = cases_of(manifest);
    const auto found = std::ranges::find(cases, name, &Case::name);
    if (found == cases.end()) return usage("check", "there is no case \"" + name + "\"; see --list");
    Bench bench(manifest, supplies);
    const Verdict verdict = found->run(bench);
    std::cout << verdict.why << std::flush;
    if (verdict.how == Verdict::How::skipped) return kSkipped;
    return verdict.how == Verdict::How::passed ? kOk : kNo;
}

Verdict run_apart(std::vector<std::string> arguments, const std::string& name) {
    arguments.push_back("--case");
    arguments.push_back(name);
    const Ended ended = run_self(arguments, kLongestCase);
    if (ended.code == kOk) return passed();
    if (ended.code == kSkipped) return skipped(ended.output);
    return failed(ended.how.empty() ? ended.output : ended.how);
}

/// The exemptions of quality.yaml: a case's name and a sentence. Mistakes are printed.
std::map<std::string, std::string> exemptions(const Manifest& manifest, bool& right) {
    std::map<std::string, std::string> read;
    const std::filesystem::path file = manifest.folder / "quality.yaml";
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return read;
    const Result<yaml::Node, Mistakes> root = yaml::load(file);
    const yaml::Node* exempt = root ? root->find("exempt") : nullptr;
    if (!exempt || !exempt->is_map() || root->entries.size() != 1) {
        std::cerr << (root ? file.string() + ": must be one map, `exempt: {CASE: SENTENCE}`"
                           : describe(root.error())) << '\n';
        right = false;
        return read;
    }
    const std::vector<Case> cases = cases_of(manifest);
    for (const yaml::Entry& entry : exempt->entries) {
        const auto found = std::ranges::find(cases, entry.key, &Case::name);
        std::string wrong;
        if (found == cases.end()) wrong = "is no case; `cotejo check --list` names them";
        else if (found->level == Level::bronze) wrong = "is a bronze case; none can be exempted";
        else if (entry.value.text.find(' ') == std::string::npos) wrong = "needs a sentence that says why";
        else read[entry.key] = entry.value.text;
        if (wrong.empty()) continue;
        std::cerr << describe({yaml::mistake(file.string(), entry.place, "\"" + entry.key + "\" " + wrong)})
                  << '\n';
        right = false;
    }
    return read;
}

void print(const Line& line) {
    const char* how = !line.exempt.empty() && line.verdict.how != Verdict::How::passed ? "exempt "
                      : line.verdict.how == Verdict::How::passed                       ? "passed "
                      : line.verdict.how == Verdict::How::skipped                      ? "skipped"
                                                                                       : "FAILED ";
    std::cout << how << "  " << kLevels[static_cast<int>(line.level)]
              << (line.level == Level::gold ? "    " : "  ") << line.name << '\n';
    const std::string& why = line.exempt.empty() ? line.verdict.why : line.exempt;
    if (!why.empty() && line.verdict.how != Verdict::How::passed) std::cout << "         " << why << '\n';
    std::cout << std::flush;
}

Level reached(const std::vector<Line>& lines) {
    for (const Level level : {Level::bronze, Level::silver, Level::gold})
        for (const Line& line : lines)
            if (line.level == level && line.verdict.how != Verdict::How::passed && line.exempt.empty())
                return static_cast<Level>(static_cast<int>(level) - 1);
    return Level::gold;
}

/// A temporary folder for all cases, so that nothing is left of one that was killed.
struct Scratch {
    std::string folder = (std::filesystem::temp_directory_path() / "cotejo-check-XXXXXX").string();
    Scratch() {
        if (mkdtemp(folder.data())) setenv("TMPDIR", folder.c_str(), 1);
    }
    ~Scratch() {
        std::error_code error;
        std::filesystem::remove_all(folder, error);
    }
};

int run_cases(const Manifest& manifest, const std::vector<std::string>& arguments, Level enough) {
    bool right = true;
    const std::map<std::string, std::string> exempt = exemptions(manifest, right);
    if (!right) return kNo;
    const Scratch scratch;
    std::cout << manifest.id << ' ' << manifest.version << '\n';
    std::vector<Line> lines;
    for (const Case& one : cases_of(manifest)) {
        const auto found = exempt.find(one.name);
        lines.push_back({one.level, one.name, run_apart(arguments, one.name),
                         found == exempt.end() ? "" : found->second});
        print(lines.back());
        if (one.name == kStarts && lines.back().verdict.how != Verdict::How::passed) {
            std::cout << "it does not start: the other cases were not tried\n";
            break;
        }
    }
    const Level level = reached(lines);
    std::cout << "level: " << kLevels[static_cast<int>(level)] << '\n';
    return level >= enough ? kOk : kNo;
}

}  // namespace

int check(int argc, char** argv) {
    int exit = kOk;
    const auto arguments = arguments_of(argc, argv,
                                        {{"sample", 0, true},
                                         {"set", 0, true},
                                         {"level", 0, true},
                                         {"list", 0, false},
                                         {"case", 0, true}},
                                        kHelp, exit);
    if (!arguments) return exit;
    if (arguments->words.size() != 1) return usage("check", "name one PLUGIN; see --help");
    const auto settings = arguments->pairs("set");
    if (!settings) return usage("check", settings.error().what);
    Supplies supplies{*settings, {}};
    for (const std::string& sample : arguments->values("sample")) {
        const std::size_t equals = sample.find('=');
        if (equals == std::string::npos || !std::filesystem::is_regular_file(sample.substr(equals + 1)))
            return usage("check", "--sample \"" + sample + "\" must be KIND=FILE, and FILE be there");
        supplies.samples.emplace(sample.substr(0, equals), sample.substr(equals + 1));
    }
    const std::optional<Level> enough = level_of(arguments->value("level", "bronze"));
    if (!enough) return usage("check", "--level must be bronze, silver or gold");
    const Result<Manifest> manifest = plugin_named(arguments->words[0]);
    if (!manifest) return std::cerr << manifest.error().what << '\n', kCannot;
    std::vector<std::string> kinds;
    for (const Role& role : manifest->does)
        for (const Input& input : role.takes) kinds.push_back(input.kind);
    for (const auto& [kind, file] : supplies.samples) {
        if (std::ranges::find(kinds, kind) != kinds.end()) continue;
        const std::string near = nearest(kind, kinds);
        return usage("check", "no role takes \"" + kind + "\"; " +
                                  (near.empty() ? "leave its --sample out" : "did you mean " + near + "?"));
    }
    if (arguments->has("case")) return run_case(*manifest, supplies, arguments->value("case"));
    if (arguments->has("list")) {
        for (const Case& one : cases_of(*manifest))
            std::cout << kLevels[static_cast<int>(one.level)] << "  " << one.name << '\n';
        return kOk;
    }
    return run_cases(*manifest, {argv, argv + argc}, *enough);
}

}  // namespace cotejo::tools
