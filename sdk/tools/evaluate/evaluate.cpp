// SPDX-License-Identifier: Apache-2.0
//
// cotejo evaluate: the error rates of a comparator on labelled pictures.

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <csignal>
#include <ctime>
#include <fstream>
#include <iostream>
#include <thread>

#include "arguments.hpp"
#include "evaluate/help.hpp"
#include "evaluate/report.hpp"
#include "places.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace fs = std::filesystem;
using namespace evaluation;
namespace {

std::atomic<bool> stopped{false};
std::atomic<std::time_t> stopped_at{0};

/// The first signal ends the work in order. Another one ends the process, unless it comes in the
/// same moment: some senders signal both a process and its group.
extern "C" void on_stop(int signal) {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!stopped.exchange(true)) {
        stopped_at = now.tv_sec;
    } else if (now.tv_sec > stopped_at + 1) {
        ::signal(signal, SIG_DFL);
        ::raise(signal);
    }
}

void watch_for_stop() {
    struct sigaction action{};
    action.sa_handler = on_stop;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

int cannot(const std::string& what) {
    std::cerr << "cotejo evaluate: " << what << '\n';
    return kCannot;
}

/// Digits that make a number from `least` to `most`.
std::optional<std::uint64_t> whole(const std::string& text, std::uint64_t least, std::uint64_t most) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || at != end || value < least || value > most) return std::nullopt;
    return value;
}

/// What the command line asks for, beside the plugins.
struct Wanted {
    fs::path file;
    bool people = false, json = false, local = false;
    std::vector<std::string> sets;
    unsigned jobs = 1;
    std::chrono::milliseconds deadline{30'000};
    Resampling resampling;
    fs::path work, html;
};

/// Status::invalid says which option is wrong.
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

/// Both plugins, the second when there is one.
struct Sides {
    Contestant first;
    std::optional<Contestant> second;
};

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

/// Says why a run ended early, and how to go on.
int ended(const Error& error, const Wanted& all) {
    if (error.status != Status::cancelled) return cannot(error.what);
    return cannot(all.work.empty() ? "stopped; nothing was kept. With --work FOLDER the next run goes on where one stopped"
                                   : "stopped; the same command goes on from " + all.work.string());
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts);
    return text;
}

int print(const Report& report, const Wanted& all) {
    std::cout << (all.json ? to_json(report) : to_text(report)) << std::flush;
    if (all.html.empty()) return kOk;
    std::ofstream output(all.html, std::ios::binary);
    output << to_html(report, today());
    if (!output.flush()) return cannot(all.html.string() + ": cannot be written");
    return kOk;
}

int run_all(const Sides& both, const Trials& trials, const Wanted& all) {
    watch_for_stop();
    const Desk desk{std::cerr, isatty(STDERR_FILENO) == 1, stopped};
    const Result<Measured> first = measure(both.first, trials, desk);
    if (!first) return ended(first.error(), all);
    std::optional<Measured> second;
    if (both.second) {
        Result<Measured> other = measure(*both.second, trials, desk);
        if (!other) return ended(other.error(), all);
        second = std::move(*other);
    }
    Result<Report> report = report_on(trials, *first, second ? &*second : nullptr, all.resampling);
    if (!report) {
        std::cerr << "cotejo evaluate: " << report.error().what << '\n';
        return kNo;
    }
    report->pairs_file = all.file.string();
    report->sets = all.sets;
    return print(*report, all);
}

}  // namespace

int evaluate(int argc, char** argv) {
    int exit = kOk;
    const auto given = arguments_of(argc, argv,
                                    {{"pairs", 0, true}, {"people", 0, true}, {"set", 0, true},
                                     {"kind", 0, true}, {"setting", 0, true}, {"quality", 0, true},
                                     {"against", 0, true}, {"against-setting", 0, true}, {"against-kind", 0, true},
                                     {"jobs", 'j', true}, {"local", 0, false}, {"deadline", 0, true},
                                     {"work", 0, true}, {"replicates", 0, true}, {"seed", 0, true},
                                     {"html", 0, true}, {"json", 0, false}},
                                    kEvaluateHelp, exit);
    if (!given) return exit;
    if (given->words.size() != 1) return usage("evaluate", "name one PLUGIN; see --help");
    const auto settings = given->pairs("setting"), other_settings = given->pairs("against-setting");
    if (!settings) return usage("evaluate", settings.error().what);
    if (!other_settings) return usage("evaluate", other_settings.error().what);
    const Result<Wanted> all = wanted(*given);
    if (!all) return usage("evaluate", all.error().what);

    umask(077); // templates and scores are for whoever runs this
    const Result<Sides> both = sides(*given, *all, *settings, *other_settings);
    if (!both) return cannot(both.error().what);
    const Result<Trials, Mistakes> trials = all->people ? read_people(all->file) : read_pairs(all->file, all->sets);
    if (!trials) {
        std::cerr << describe(trials.error()) << '\n';
        return kNo;
    }
    if (!trials->notes.empty()) std::cerr << describe(trials->notes) << '\n';
    return run_all(*both, *trials, *all);
}

}  // namespace cotejo::tools
