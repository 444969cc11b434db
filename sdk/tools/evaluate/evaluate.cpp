// SPDX-License-Identifier: Apache-2.0
//
// cotejo evaluate: the error rates of a comparator on labelled pictures.

#include <sys/stat.h>
#include <unistd.h>

#include <ctime>
#include <fstream>
#include <iostream>

#include "evaluate/help.hpp"
#include "evaluate/report.hpp"
#include "evaluate/stop.hpp"
#include "evaluate/wanted.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
using namespace evaluation;
namespace {

int cannot(const std::string& what) {
    std::cerr << "cotejo evaluate: " << what << '\n';
    return kCannot;
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
    const Desk desk{std::cerr, isatty(STDERR_FILENO) == 1, watch_for_stop()};
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
    if (!both->first.plan.note.empty()) std::cerr << both->first.plan.note << '\n';
    const Result<Trials, Mistakes> trials = all->people ? read_people(all->file) : read_pairs(all->file, all->sets);
    if (!trials) {
        std::cerr << describe(trials.error()) << '\n';
        return kNo;
    }
    if (!trials->notes.empty()) std::cerr << describe(trials->notes) << '\n';
    return run_all(*both, *trials, *all);
}

}  // namespace cotejo::tools
