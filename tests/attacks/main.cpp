// SPDX-License-Identifier: Apache-2.0
//
// cotejo-attacks: renders attacks and bona fide presentations, shows them to the plugins, and reports.

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <mutex>
#include <thread>

#include "people.hpp"
#include "report.hpp"
#include "species.hpp"

namespace {

namespace fs = std::filesystem;
using namespace attacks;

constexpr const char* kHelp =
    "Usage: cotejo-attacks PLUGINS ASSETS POLICY.yaml [--people FOLDER] [--rounds N] [--json FILE] [--html FILE]\n"
    "\n"
    "Renders presentation attacks and bona fide presentations of everybody, and tells how the plugins face-opencv\n"
    "and face-pad in PLUGINS judge them within POLICY's limits. ASSETS: the folder of models/ and pictures/.\n"
    "All of it is SYNTHETIC and proves nothing about real attacks.\n"
    "\n"
    "  --people FOLDER   a folder of pictures for each person, in place of the sample pictures; figures are of\n"
    "                    every second person, the limit `chosen` comes from the others\n"
    "  --rounds N        bona fide presentations of a person, and attacks of a species on a person (1)\n"
    "  --json, --html    write the report there too\n"
    "Exit: 0 reported, 1 something cannot be read or run, 2 the command line is wrong.\n";

struct Options {
    fs::path plugins, assets, policy, people, json, html;
    int rounds = 1;
};

std::optional<Options> parsed(int count, char** words) {
    if (count < 4) return std::nullopt;
    Options options{words[1], words[2], words[3], {}, {}, {}};
    for (int i = 4; i + 1 < count; i += 2) {
        const std::string word = words[i];
        if (word == "--people") options.people = words[i + 1];
        else if (word == "--json") options.json = words[i + 1];
        else if (word == "--html") options.html = words[i + 1];
        else if (word == "--rounds") options.rounds = std::max(1, std::atoi(words[i + 1]));
        else return std::nullopt;
    }
    if (count % 2) return std::nullopt;
    return options;
}

struct Trial {
    std::string species;
    std::size_t victim;
    std::uint64_t seed;
    const Species* attack = nullptr; ///< null: bona fide
    Light light;
};

std::vector<Trial> planned(std::size_t people, int rounds) {
    std::vector<Trial> trials;
    for (std::size_t person = 0; person < people; ++person)
        for (int round = 0; round < rounds; ++round) {
            std::uint64_t seed = 1000 * person + 100 * std::uint64_t(round);
            for (int i = 0; i < 3; ++i) trials.push_back({"bona-fide", person, ++seed, nullptr, {}});
            trials.push_back({"bona-fide-dim", person, ++seed, nullptr, {.gain = 0.4, .noise = 3}});
            for (const auto& all : {shown(), injected()})
                for (const Species& species : all) trials.push_back({species.name, person, ++seed, &species, {}});
        }
    return trials;
}

class Bench {
public:
    Bench(const Options& options, const std::vector<Person>& people) : options_(options), people_(people) {}

    std::vector<Presented> run(const std::vector<Trial>& trials) {
        std::vector<Presented> results(trials.size());
        std::vector<std::jthread> crew;
        for (int i = 0; i < 2; ++i) crew.emplace_back([&] { work(trials, results); });
        crew.clear();
        if (!mistake_.empty()) throw std::runtime_error(mistake_);
        return results;
    }

private:
    void work(const std::vector<Trial>& trials, std::vector<Presented>& results) {
        try {
            Kiosk kiosk(options_.plugins);
            const Limits limits = kiosk.limits(options_.policy);
            for (std::size_t i = next_++; i < trials.size(); i = next_++) results[i] = shown_to(kiosk, trials[i], limits);
        } catch (const std::exception& fault) {
            const std::lock_guard lock(mutex_);
            mistake_ = fault.what();
        }
    }

    Presented shown_to(Kiosk& kiosk, const Trial& trial, const Limits& limits) const {
        const Person& victim = people_[trial.victim];
        const Person& attacker = people_[(trial.victim + 1) % people_.size()];
        const cotejo::ActiveCheck check = drawn(trial.seed);
        const Case given{victim.head, attacker.head, steps_of(check), steps_of(drawn(trial.seed + 50)), trial.seed};
        const Take take = trial.attack ? trial.attack->render(given) : bona_fide(victim.head, given.steps, trial.seed, trial.light);
        return {trial.species, victim.name, trial.attack != nullptr,
                kiosk.present(take, check, kiosk.enrolled(victim.enrolled), limits)};
    }

    const Options& options_;
    const std::vector<Person>& people_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_;
    std::string mistake_;
};

Report reported(const std::vector<Presented>& all, const std::vector<Person>& people, bool split, const Limits& limits) {
    std::vector<Presented> tuned, held;
    for (const Presented& one : all) {
        const auto at = std::ranges::find(people, one.person, &Person::name) - people.begin();
        (!split || at % 2 ? held : tuned).push_back(one);
    }
    Report report{.split = split ? "Figures are of every second person; the limit `chosen` is of the others."
                                 : "The sample pictures: the checks' numbers were chosen on these people, too.",
                  .limits = limits};
    report.chosen = chosen_limit(split ? tuned : held, 0.05);
    report.rows = rows(held, limits);
    Limits other = limits;
    other.highest_attack = report.chosen;
    report.rows_at_chosen = rows(held, other);
    return report;
}

void write(const fs::path& file, const std::string& text) {
    if (file.empty()) return;
    if (!(std::ofstream(file) << text)) throw std::runtime_error(file.string() + ": cannot be written");
}

}  // namespace

int main(int count, char** words) {
    if (count == 2 && !std::strcmp(words[1], "--help")) return std::fputs(kHelp, stdout) < 0;
    const auto options = parsed(count, words);
    if (!options) return std::fputs(kHelp, stderr), 2;
    try {
        Album album(options->assets / "models");
        const bool split = !options->people.empty();
        const auto people = split ? album.everybody(options->people) : sample_people(album, options->assets / "pictures");
        const auto all = Bench(*options, people).run(planned(people.size(), options->rounds));
        const Report report = reported(all, people, split, Kiosk(options->plugins).limits(options->policy));
        std::fputs(to_text(report).c_str(), stdout);
        write(options->json, to_json(report));
        write(options->html, to_html(report));
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "cotejo-attacks: %s\n", fault.what());
        return 1;
    }
}
