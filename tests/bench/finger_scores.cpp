// SPDX-License-Identifier: Apache-2.0
//
// cotejo-finger-scores: how often finger-libfprint takes two synthetic fingers for one.

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"
#include "cotejo/kinds.h"
#include "prints.hpp"

namespace {

using namespace cotejo;

constexpr const char* kHelp =
    "Usage: cotejo-finger-scores PLUGIN_FOLDER FINGERS [FIRST_SEED]\n"
    "\n"
    "Makes FINGERS synthetic fingers, a template of impression 0 of each, and compares impression 1\n"
    "of each with every template. Prints the counts, and the lowest power of ten that the false match\n"
    "rate of score 1 is below with 95 % confidence.\n"
    "Exit: 0 printed, 1 the plugin failed, 2 the command line is wrong.\n";

Record image(std::uint64_t seed, std::uint32_t impression) {
    Record::Parts parts;
    parts.kind = COTEJO_KIND_FINGER_IMAGE;
    parts.format = COTEJO_FORMAT_PNG;
    parts.storage = copied(prints::png(prints::generate(seed, impression)));
    return Record(std::move(parts));
}

std::vector<float> scores_of(const Results& results) {
    if (results.records.size() != 1) return {};
    const auto data = results.records.front().data();
    std::vector<float> scores(data.size() / sizeof(float));
    std::memcpy(scores.data(), data.data(), scores.size() * sizeof(float));
    return scores;
}

struct Counts {
    long genuine = 0, missed = 0, impostor = 0, taken = 0;
};

/// True when so few errors in so many pairs would be seen in at most 5 of 100 tries at this rate.
bool carries(double rate, const Counts& counts) {
    const double expected = rate * double(counts.impostor);
    double term = std::exp(-expected), sum = term;
    for (long i = 1; i <= counts.taken; ++i) sum += term *= expected / double(i);
    return sum <= 0.05;
}

void report(const Counts& counts) {
    std::printf("%ld of %ld pairs of one finger not matched, %ld of %ld pairs of two fingers matched\n",
                counts.missed, counts.genuine, counts.taken, counts.impostor);
    int power = 0;
    while (carries(std::pow(10, -power - 1), counts)) ++power;
    if (power) std::printf("scores: {1e-%d: 1}\n", power);
    else std::puts("scores: none; too few pairs, or too many matches");
}

int stop(const std::string& why) {
    std::fprintf(stderr, "cotejo-finger-scores: %s\n", why.c_str());
    return 1;
}

int measure(Instance& plugin, std::size_t fingers, std::uint64_t seed) {
    std::vector<Record> references;
    for (std::size_t i = 0; i < fingers; ++i) {
        Results made = plugin.run({"extract", COTEJO_KIND_FINGER_TEMPLATE_LIBFPRINT,
                                   {image(seed + i, 0)}, {}});
        if (made.records.size() != 1) return stop("no template: " + made.outcome.reason);
        references.push_back(made.records.front());
    }
    Counts counts;
    for (std::size_t i = 0; i < fingers; ++i) {
        std::vector<Record> inputs{image(seed + i, 1)};
        inputs.insert(inputs.end(), references.begin(), references.end());
        const Results compared = plugin.run({"compare", COTEJO_KIND_SCORES, std::move(inputs), {}});
        const std::vector<float> scores = scores_of(compared);
        if (scores.size() != fingers) return stop("no scores: " + compared.outcome.reason);
        for (std::size_t j = 0; j < fingers; ++j) {
            ++(i == j ? counts.genuine : counts.impostor);
            if (i == j && scores[j] < 1) ++counts.missed;
            if (i != j && scores[j] >= 1) ++counts.taken;
        }
    }
    report(counts);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string(argv[1]) == "--help") return std::fputs(kHelp, stdout), 0;
    const long fingers = argc > 2 ? std::atol(argv[2]) : 0;
    if (argc > 4 || fingers < 2) return std::fputs(kHelp, stderr), 2;
    const auto manifest = Manifest::load(argv[1]);
    if (!manifest) return stop(describe(manifest.error()));
    InstanceOptions options;
    options.name = "measured";
    options.isolate = false;
    const auto plugin = Instance::create(*manifest, std::move(options));
    if (!plugin) return stop(plugin.error().what);
    return measure(**plugin, std::size_t(fingers), argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 100'000);
}
