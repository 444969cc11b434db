// SPDX-License-Identifier: Apache-2.0
//
// The report in words.

#include <sstream>

#include "evaluate/number.hpp"
#include "evaluate/report.hpp"

namespace cotejo::tools::evaluation {
namespace {

constexpr std::size_t kMostListed = 20;

void write_counts(std::ostream& out, const Report& report) {
    out << report.title << ' ' << report.version << ", " << report.kind << '\n'
        << counted(report.genuine) << " genuine and " << counted(report.impostor) << " impostor pairs of "
        << counted(report.people) << " people\n"
        << "failure to acquire (FTA): " << percent(report.fta) << ", " << counted(report.failed) << " of "
        << counted(report.presented) << " pictures gave no template\n";
    if (report.comparisons_failed)
        out << "comparisons that failed: " << counted(report.comparisons_failed) << ", the first: "
            << report.comparison_trouble << '\n';
}

void write_rates(std::ostream& out, const Report& report) {
    out << "\nEER: " << percent(report.eer) << "\nFNMR without, GFRR with, pictures that were not acquired:\n";
    for (std::size_t k = 0; k < report.rates.size(); ++k) {
        const Rate& rate = report.rates[k];
        out << "  at FMR " << power(rate.fmr) << ": " << percent(rate.fnmr) << ", GFRR " << percent(report.gfrr[k])
            << ", GFAR " << percent(report.gfar[k]) << ", score " << plain(double{rate.threshold})
            << (rate.carried ? "\n" : ", NOT CARRIED by so few impostor pairs (rule of 3)\n");
    }
    out << "intervals of 95 %: " << report.replicates << " bootstrap replicates over people, seed " << report.seed << '\n';
}

void write_scores(std::ostream& out, const Report& report) {
    out << '\n';
    for (const Calibrated& one : report.calibrated)
        out << "  " << power(one.rate) << ": score " << plain(one.score) << ", " << counted(static_cast<std::size_t>(one.allowed))
            << " false matches allowed, FNMR " << percent(one.fnmr) << '\n';
    if (report.calibrated.empty()) out << "too few impostor pairs to calibrate any rate\n";
    else out << scores_line(report.calibrated) << '\n';
}

void write_groups(std::ostream& out, const Report& report) {
    for (std::size_t k = 0; k < kRates.size() && !report.by_group.empty(); ++k) {
        if (!report.rates[k].carried) continue;
        out << "\ngroups at the score for FMR " << power(kRates[k]) << "; differences to the rest in percentage points:\n";
        for (const GroupRates& group : report.by_group)
            out << "  " << report.groups[group.group] << ": FNMR " << percent(group.at[k].fnmr) << ", difference "
                << points(group.at[k].fnmr_difference) << "; FMR " << percent(group.at[k].fmr) << ", difference "
                << points(group.at[k].fmr_difference) << '\n';
    }
}

void write_against(std::ostream& out, const Report& report) {
    if (!report.against) return;
    const Against& other = *report.against;
    out << "\nagainst " << other.title << ", on the " << counted(other.genuine) << " genuine and "
        << counted(other.impostor) << " impostor pairs that both have scores for (FTA " << percent(report.fta) << " and "
        << percent(other.fta) << "):\n  EER " << percent(other.first_eer.value) << " and "
        << percent(other.second_eer.value) << ", difference " << points(other.difference.eer) << " points: "
        << in_words(other.difference.eer, report.title, other.title) << '\n';
    for (std::size_t k = 0; k < kRates.size(); ++k)
        out << "  FNMR at FMR " << power(kRates[k]) << ' ' << percent(other.first[k].fnmr.value) << " and "
            << percent(other.second[k].fnmr.value) << ", difference " << points(other.difference.fnmr[k]) << " points: "
            << in_words(other.difference.fnmr[k], report.title, other.title)
            << (other.first[k].carried ? "\n" : " (NOT CARRIED)\n");
}

void write_skipped(std::ostream& out, const Report& report) {
    if (report.skipped.empty()) return;
    out << "\nleft out:\n";
    for (std::size_t i = 0; i < report.skipped.size() && i < kMostListed; ++i) {
        const Skipped& one = report.skipped[i];
        out << "  " << report.pairs_file << ':' << one.line << ": " << one.path << ": "
            << (one.acquired ? "not acquired: " : "not readable: ") << one.why << '\n';
    }
    if (report.skipped.size() > kMostListed)
        out << "  and " << counted(report.skipped.size() - kMostListed) << " more; --json has them all\n";
}

}  // namespace

std::string to_text(const Report& report) {
    std::ostringstream out;
    write_counts(out, report);
    write_rates(out, report);
    write_scores(out, report);
    write_groups(out, report);
    write_against(out, report);
    write_skipped(out, report);
    return out.str();
}

}  // namespace cotejo::tools::evaluation
