// SPDX-License-Identifier: Apache-2.0
//
// Sorts each comparison into a cell once; a replicate only adds up the cells' weights.

#include "evaluate/groups.hpp"

#include <limits>
#include <set>

namespace cotejo::tools::evaluation {
namespace {

constexpr std::size_t kLevels = kRates.size() + 1;
constexpr std::size_t kFigures = 4; // of a group at a threshold: a GroupRate's, in its order

/// A cell is a group, a class, and how many of the thresholds (rising) the score passes.
struct Cell {
    std::uint32_t number, first, second;
};

std::size_t base(std::size_t group, bool genuine) { return (2 * group + (genuine ? 1 : 0)) * kLevels; }

std::vector<Cell> cells_of(const std::vector<Scored>& scored, std::uint32_t people,
                           const std::array<float, kRates.size()>& thresholds) {
    std::vector<Cell> cells;
    for (const Scored& one : scored) {
        if (one.group == 0) continue;
        std::size_t level = 0;
        while (level < thresholds.size() && one.score >= thresholds[level]) ++level;
        const bool once = one.genuine || one.probe == one.reference;
        cells.push_back({static_cast<std::uint32_t>(base(one.group, one.genuine) + level), one.probe,
                         once ? people : one.reference});
    }
    return cells;
}

/// Of one group and class: the weight of all, and of those that pass threshold k.
struct Passed {
    double all = 0, passed = 0;
    Passed operator-(const Passed& other) const { return {all - other.all, passed - other.passed}; }
    Passed& operator+=(const Passed& other) {
        all += other.all, passed += other.passed;
        return *this;
    }
    double share() const {
        return all > 0 ? passed / all : std::numeric_limits<double>::quiet_NaN();
    }
};

Passed passed(const std::vector<double>& weights, std::size_t group, bool genuine, std::size_t k) {
    Passed sum;
    for (std::size_t level = 0; level < kLevels; ++level) {
        const double weight = weights[base(group, genuine) + level];
        sum.all += weight;
        if (level > k) sum.passed += weight;
    }
    return sum;
}

/// All figures of all groups, from the weight in each cell.
std::vector<double> figures(const std::vector<double>& weights, std::size_t groups) {
    std::vector<double> given;
    for (std::size_t k = 0; k < kRates.size(); ++k) {
        Passed genuine, impostor;
        for (std::size_t group = 1; group <= groups; ++group) {
            genuine += passed(weights, group, true, k);
            impostor += passed(weights, group, false, k);
        }
        for (std::size_t group = 1; group <= groups; ++group) {
            const Passed mine = passed(weights, group, true, k), others = passed(weights, group, false, k);
            const double fnmr = 1 - mine.share(), fmr = others.share();
            given.insert(given.end(), {fnmr, fmr, fnmr - (1 - (genuine - mine).share()),
                                       fmr - (impostor - others).share()});
        }
    }
    return given;
}

/// Counts pairs and people; the people are those whom a group's rule of 3 goes by.
std::vector<GroupRates> counted(const std::vector<Scored>& scored, std::uint16_t groups) {
    std::vector<GroupRates> rates(groups);
    std::vector<std::set<std::uint32_t>> people(groups);
    for (std::uint16_t i = 0; i < groups; ++i) rates[i].group = static_cast<std::uint16_t>(i + 1);
    for (const Scored& one : scored) {
        if (one.group == 0) continue;
        GroupRates& mine = rates[one.group - 1u];
        ++(one.genuine ? mine.genuine : mine.impostor);
        people[one.group - 1u].insert({one.probe, one.reference});
    }
    for (std::size_t i = 0; i < groups; ++i) rates[i].people = people[i].size();
    return rates;
}

}  // namespace

std::vector<GroupRates> by_group(const std::vector<Scored>& scored, std::uint32_t people,
                                 std::uint16_t groups, const std::array<float, kRates.size()>& thresholds,
                                 const Resampling& how) {
    std::vector<GroupRates> rates = counted(scored, groups);
    const std::vector<Cell> cells = cells_of(scored, people, thresholds);
    const auto statistic = [&](std::span<const std::uint32_t> counts) {
        std::vector<double> weights(2 * (groups + 1u) * kLevels, 0);
        for (const Cell& cell : cells)
            weights[cell.number] += static_cast<double>(counts[cell.first]) *
                                    (cell.second == people ? 1.0 : static_cast<double>(counts[cell.second]));
        return figures(weights, groups);
    };
    const std::vector<double> whole = statistic(std::vector<std::uint32_t>(people, 1));
    const auto replicates = bootstrap(people, how, statistic);
    for (std::size_t k = 0; k < kRates.size(); ++k)
        for (std::size_t i = 0; i < groups; ++i) {
            const std::size_t at = (k * groups + i) * kFigures;
            GroupRate& rate = rates[i].at[k];
            Estimate* const order[kFigures] = {&rate.fnmr, &rate.fmr, &rate.fnmr_difference, &rate.fmr_difference};
            for (std::size_t j = 0; j < kFigures; ++j) *order[j] = interval(whole[at + j], replicates, at + j);
            rate.fnmr = with_rule_of_3(rate.fnmr, rates[i].genuine ? rates[i].people : 0);
            rate.fmr = with_rule_of_3(rate.fmr, rates[i].impostor ? rates[i].people : 0);
        }
    return rates;
}

}  // namespace cotejo::tools::evaluation
