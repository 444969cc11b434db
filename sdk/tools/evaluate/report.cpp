// SPDX-License-Identifier: Apache-2.0
//
// Puts the figures of an evaluation together.

#include "evaluate/report.hpp"

#include <algorithm>
#include <cmath>

namespace cotejo::tools::evaluation {
namespace {

constexpr std::size_t kBins = 60;

/// The pairs that have a score with every contestant, as the first scored them or the second.
std::vector<Scored> scored(const Trials& trials, const Measured& whose, const Measured* also) {
    std::vector<Scored> all;
    for (std::size_t i = 0; i < trials.pairs.size(); ++i) {
        const float score = whose.comparisons.scores[i];
        if (std::isnan(score) || (also && std::isnan(also->comparisons.scores[i]))) continue;
        const Pair& pair = trials.pairs[i];
        all.push_back({score, trials.pictures[pair.probe].person, trials.pictures[pair.reference].person, pair.group,
                       pair.genuine});
    }
    return all;
}

std::size_t people_of(const std::vector<Scored>& all, std::uint32_t people, bool genuine) {
    std::vector<bool> seen(people, false);
    for (const Scored& one : all)
        if (one.genuine == genuine) seen[one.probe] = seen[one.reference] = true;
    return static_cast<std::size_t>(std::ranges::count(seen, true));
}

/// EER and FNMR with their intervals.
std::vector<Rate> rates_of(const Ordered& ordered, const Operating& whole, std::size_t genuine_people,
                           const Resampling& how, Estimate& eer) {
    const auto replicates = bootstrap(ordered.people(), how, [&](std::span<const std::uint32_t> counts) {
        const Operating rates = ordered.operating(counts);
        std::vector<double> figures{rates.eer};
        figures.insert(figures.end(), rates.fnmr.begin(), rates.fnmr.end());
        return figures;
    });
    eer = with_rule_of_3(interval(whole.eer, replicates, 0), genuine_people);
    std::vector<Rate> rates;
    for (std::size_t k = 0; k < kRates.size(); ++k)
        rates.push_back({kRates[k], with_rule_of_3(interval(whole.fnmr[k], replicates, k + 1), genuine_people),
                         whole.threshold[k], carries(kRates[k], ordered.impostor().size())});
    return rates;
}

Histogram histogram_of(const Ordered& ordered) {
    const auto &genuine = ordered.genuine(), &impostor = ordered.impostor();
    Histogram found{std::min(genuine.back(), impostor.back()), std::max(genuine.front(), impostor.front()), {}, {}};
    const double width = (found.high - found.low) / kBins;
    const auto fill = [&](const std::vector<float>& scores) {
        std::vector<double> bins(kBins, 0);
        for (const float score : scores) {
            const double at = width > 0 ? (double{score} - found.low) / width : 0;
            bins[std::min(kBins - 1, static_cast<std::size_t>(at))] += 1 / static_cast<double>(scores.size());
        }
        return bins;
    };
    found.genuine = fill(genuine);
    found.impostor = fill(impostor);
    return found;
}

std::vector<EdcCurve> edc_of(const Trials& trials, const Measured& whose, const std::vector<Rate>& rates) {
    std::vector<EdcCurve> curves;
    for (const Rate& rate : rates) {
        if (!rate.carried) continue;
        std::vector<Judged> judged;
        for (std::size_t i = 0; i < trials.pairs.size(); ++i) {
            const Pair& pair = trials.pairs[i];
            const auto &probe = whose.samples[pair.probe].quality, &reference = whose.samples[pair.reference].quality;
            const float score = whose.comparisons.scores[i];
            if (pair.genuine && probe && reference && !std::isnan(score))
                judged.push_back({std::min(*probe, *reference), score < rate.threshold});
        }
        if (!judged.empty()) curves.push_back({rate.fmr, error_versus_discard(std::move(judged))});
    }
    return curves;
}

double share(std::size_t part, std::size_t of) {
    return of ? static_cast<double>(part) / static_cast<double>(of) : 0;
}

double fta_of(const Measured& whose) {
    const auto failed = std::ranges::count(whose.samples, Sample::State::failed, &Sample::state);
    const auto unread = std::ranges::count(whose.samples, Sample::State::unreadable, &Sample::state);
    return share(static_cast<std::size_t>(failed), whose.samples.size() - static_cast<std::size_t>(unread));
}

/// Counts pictures and pairs, and lists what was left out.
void count(Report& report, const Trials& trials, const Measured& whose) {
    report.pictures = trials.pictures.size();
    report.presented = report.pictures;
    for (std::size_t i = 0; i < whose.samples.size(); ++i) {
        const Sample& sample = whose.samples[i];
        if (sample.state == Sample::State::made) continue;
        const bool acquired = sample.state == Sample::State::failed;
        report.skipped.push_back({trials.pictures[i].path, trials.pictures[i].line, acquired, sample.why});
        if (acquired) ++report.failed;
        else --report.presented;
    }
    for (const Pair& pair : trials.pairs) {
        const auto unread = [&](std::uint32_t picture) {
            return whose.samples[picture].state == Sample::State::unreadable;
        };
        if (!unread(pair.probe) && !unread(pair.reference))
            ++(pair.genuine ? report.genuine_all : report.impostor_all);
    }
    report.fta = fta_of(whose);
    report.comparisons_failed = whose.comparisons.failed;
    report.comparison_trouble = whose.comparisons.why;
}

/// A pair without a score is no match: missed where genuine, harmless where not (ISO/IEC 19795-1,
/// generalised rates, one attempt a transaction).
void generalise(Report& report, const Ordered& ordered) {
    for (const Rate& rate : report.rates) {
        const auto accepted = [&](const std::vector<float>& falling) {
            return static_cast<std::size_t>(
                std::ranges::lower_bound(falling, rate.threshold, std::greater_equal{}) - falling.begin());
        };
        report.gfrr.push_back(1 - share(accepted(ordered.genuine()), report.genuine_all));
        report.gfar.push_back(share(accepted(ordered.impostor()), report.impostor_all));
    }
}

Against against(const Trials& trials, const Measured& first, const Measured& second, const Resampling& how) {
    const std::vector<Scored> ours = scored(trials, first, &second), theirs = scored(trials, second, &first);
    const Ordered one(ours, trials.people), other(theirs, trials.people);
    Against found;
    found.title = second.title;
    found.genuine = one.genuine().size();
    found.impostor = one.impostor().size();
    found.fta = fta_of(second);
    const std::size_t people = people_of(ours, trials.people, true);
    found.first = rates_of(one, one.operating(), people, how, found.first_eer);
    found.second = rates_of(other, other.operating(), people, how, found.second_eer);
    found.det = other.det();
    found.difference = difference(one, other, how);
    return found;
}

Result<void> check_left(const std::vector<Scored>& all, const std::string& whose) {
    const auto genuine = std::ranges::count(all, true, &Scored::genuine);
    const std::string why = "; the pictures of the others are missing, or gave no template: `cotejo run " + whose +
                            " extract FILE` says which";
    if (genuine == 0) return Error{Status::invalid, "no genuine pair is left that " + whose + " has a score for" + why};
    if (genuine == std::ssize(all))
        return Error{Status::invalid, "no impostor pair is left that " + whose + " has a score for" + why};
    return {};
}

}  // namespace

Result<Report> report_on(const Trials& trials, const Measured& first, const Measured* second,
                         const Resampling& how) {
    const std::vector<Scored> all = scored(trials, first, nullptr);
    if (auto left = check_left(all, first.title); !left) return left.error();
    Report report{first.title, first.id, first.version, first.files, first.reference};
    report.judge = first.judge;
    report.pairs_digest = hex(trials.digest);
    report.seed = how.seed, report.replicates = how.replicates;
    report.groups = trials.groups;
    count(report, trials, first);

    const Ordered ordered(all, trials.people);
    report.genuine = ordered.genuine().size();
    report.impostor = ordered.impostor().size();
    std::vector<bool> seen(trials.people, false);
    for (const Scored& one : all) seen[one.probe] = seen[one.reference] = true;
    report.people = static_cast<std::size_t>(std::ranges::count(seen, true));
    const Operating whole = ordered.operating();
    report.rates = rates_of(ordered, whole, people_of(all, trials.people, true), how, report.eer);
    generalise(report, ordered);
    report.calibrated = calibrate(ordered);
    if (trials.groups.size() > 1)
        report.by_group = by_group(all, trials.people, static_cast<std::uint16_t>(trials.groups.size() - 1),
                                   whole.threshold, how);
    report.histogram = histogram_of(ordered);
    report.det = ordered.det();
    report.edc = edc_of(trials, first, report.rates);
    if (second) {
        if (auto left = check_left(scored(trials, first, second), "both plugins"); !left) return left.error();
        report.against = against(trials, first, *second, how);
    }
    return report;
}

}  // namespace cotejo::tools::evaluation
