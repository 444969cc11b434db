// SPDX-License-Identifier: Apache-2.0
//
// cotejo-calibrate: makes the `scores:` line of a comparator's manifest from labelled pairs.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"

namespace {

namespace fs = std::filesystem;
using cotejo::Instance;
using cotejo::Manifest;
using cotejo::Record;
using cotejo::Status;

constexpr const char* kHelp =
    "Usage: cotejo-calibrate PLUGIN_FOLDER PAIRS.csv [SET...]\n"
    "\n"
    "Reads lines `first,second,genuine,set` (files beside the CSV; genuine 1 or 0; one header line),\n"
    "makes a template of every file with the plugin's own `extract`, compares each pair with its own\n"
    "`compare`, and prints the `scores:` line. SET: take only pairs of these sets.\n"
    "\n"
    "A score stands for a rate if, were the rate any higher, so few false matches would be seen in at\n"
    "most 5 of 100 such sets. N impostor pairs therefore carry no rate below 3/N: it is left out.\n"
    "Exit: 0 printed, 1 a file or the plugin cannot be read, 2 the command line is wrong.\n";

constexpr std::array<double, 4> kRates{1e-2, 1e-3, 1e-4, 1e-5};

struct Pair {
    std::string first, second;
    bool genuine = false;
};

/// The kinds that the plugin's comparator takes, and its extractor takes to make them.
struct Kinds {
    std::string sample, reference;
};

std::optional<Kinds> kinds(const Manifest& manifest) {
    for (const cotejo::Role& compare : manifest.does)
        for (const cotejo::Role& extract : manifest.does)
            if (compare.role == "compare" && extract.role == "extract" &&
                extract.gives == compare.takes[0].kind)
                return Kinds{extract.takes[0].kind, extract.gives};
    return std::nullopt;
}

std::vector<Pair> read_pairs(const fs::path& file, const std::vector<std::string>& sets) {
    std::ifstream stream(file);
    std::vector<Pair> pairs;
    std::string line;
    std::getline(stream, line);
    while (std::getline(stream, line)) {
        if (line.ends_with('\r')) line.pop_back();
        std::istringstream fields(line);
        std::string first, second, genuine, set;
        std::getline(fields, first, ',');
        std::getline(fields, second, ',');
        std::getline(fields, genuine, ',');
        std::getline(fields, set, ',');
        if (sets.empty() || std::ranges::find(sets, set) != sets.end())
            pairs.push_back({first, second, genuine == "1"});
    }
    return pairs;
}

/// Makes a template of one file; nothing when the plugin declines it.
std::optional<Record> make_template(Instance& plugin, const Kinds& kinds, const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), {}};
    Record::Parts parts;
    parts.kind = kinds.sample;
    parts.format = file.extension() == ".png" ? "png" : "jpeg";
    parts.storage = cotejo::copied(bytes);
    cotejo::Job job;
    job.role = "extract";
    job.gives = kinds.reference;
    job.inputs = {Record(std::move(parts))};
    const cotejo::Results results = plugin.run(std::move(job));
    if (results.outcome.status != Status::ok || results.records.empty()) return std::nullopt;
    return results.records.front();
}

std::optional<float> compare(Instance& plugin, const Record& probe, const Record& reference) {
    cotejo::Job job;
    job.role = "compare";
    job.gives = "scores";
    job.inputs = {probe, reference};
    const cotejo::Results results = plugin.run(std::move(job));
    if (results.records.size() != 1 || results.records[0].data().size() != sizeof(float))
        return std::nullopt;
    float score = 0;
    std::memcpy(&score, results.records[0].data().data(), sizeof score);
    return score;
}

/// How many of `count` impostors may score above a threshold for the rate to hold, with 95 %
/// confidence; -1 when even none is too few to say.
int allowed(double rate, std::size_t count) {
    const double expected = rate * double(count);
    double term = std::exp(-expected), sum = term;
    int most = -1;
    while (sum <= 0.05) {
        ++most;
        term *= expected / (most + 1);
        sum += term;
    }
    return most;
}

/// Prints a line for each rate, then the manifest's.
void report(std::vector<float> genuine, std::vector<float> impostor) {
    std::ranges::sort(impostor, std::greater{});
    std::ranges::sort(genuine);
    std::string line;
    for (const double rate : kRates) {
        const int most = allowed(rate, impostor.size());
        if (most < 0 || std::size_t(most) >= impostor.size()) {
            std::printf("%7.0e: %zu impostor pairs cannot carry it\n", rate, impostor.size());
            continue;
        }
        const double score = std::floor(double(impostor[std::size_t(most)]) * 1000 + 1) / 1000;
        const auto missed = std::ranges::lower_bound(genuine, float(score)) - genuine.begin();
        std::printf("%7.0e: score %.3f, %d false matches allowed, false non-match rate %.2f %%\n",
                    rate, score, most, 100.0 * double(missed) / double(genuine.size()));
        char entry[40];
        std::snprintf(entry, sizeof entry, "%s1e%.0f: %.3f", line.empty() ? "" : ", ",
                      std::log10(rate), score);
        line += entry;
    }
    std::printf("scores: {%s}\n", line.c_str());
}

int stop(const std::string& why) {
    std::fprintf(stderr, "cotejo-calibrate: %s\n", why.c_str());
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--help") return std::fputs(kHelp, stdout), 0;
    if (argc < 3) return std::fputs(kHelp, stderr), 2;
    const auto manifest = Manifest::load(argv[1]);
    if (!manifest) return stop(cotejo::describe(manifest.error()));
    const std::optional<Kinds> wanted = kinds(*manifest);
    if (!wanted) return stop("the plugin does not both extract and compare one kind of template");
    cotejo::InstanceOptions options;
    options.name = "calibrated";
    options.isolate = false;
    const auto plugin = Instance::create(*manifest, std::move(options));
    if (!plugin) return stop(plugin.error().what);

    const fs::path file = argv[2];
    const std::vector<Pair> pairs = read_pairs(file, {argv + 3, argv + argc});
    std::map<std::string, std::optional<Record>> templates;
    for (const Pair& pair : pairs)
        for (const std::string& name : {pair.first, pair.second})
            if (!templates.contains(name))
                templates[name] = make_template(**plugin, *wanted, file.parent_path() / name);

    std::vector<float> genuine, impostor;
    for (const Pair& pair : pairs) {
        const auto &probe = templates[pair.first], &reference = templates[pair.second];
        if (!probe || !reference) continue;
        if (const auto score = compare(**plugin, *probe, *reference))
            (pair.genuine ? genuine : impostor).push_back(*score);
    }
    const auto made = std::ranges::count_if(templates, [](const auto& one) { return one.second.has_value(); });
    std::printf("%ld of %zu files gave a template; %zu genuine and %zu impostor pairs\n", long(made),
                templates.size(), genuine.size(), impostor.size());
    if (genuine.empty() || impostor.empty()) return stop("there are no pairs of both sorts");
    report(std::move(genuine), std::move(impostor));
    return 0;
}
