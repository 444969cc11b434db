// SPDX-License-Identifier: Apache-2.0

#include "figures.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/binomial.hpp>

namespace attacks {

namespace {

using Binomial = boost::math::binomial_distribution<double>;
constexpr double kOneSide = 0.025;

void count(Rate& rate, bool yes) {
    ++rate.of;
    rate.count += yes;
}

void add(Row& row, const Presented& one, const Limits& limits) {
    const Outcome& outcome = one.outcome;
    count(row.not_captured, !outcome.captured);
    count(row.accepted, outcome.accepted(limits));
    const bool counted = one.attack || outcome.captured; // who never finishes is not judged
    if (!counted) return;
    count(row.no_response, !outcome.attack);
    if (!outcome.attack) return;
    count(row.missed, outcome.passes_detector(limits) == one.attack);
    count(row.but_for_steps, (outcome.but_for_steps <= limits.highest_attack) == one.attack);
    for (const std::string& check : outcome.found) ++row.found[check];
}

const Row* worst(const std::vector<Row>& rows, Rate Row::*rate) {
    const Row* worst = nullptr;
    for (const Row& row : rows)
        if (row.attack && (!worst || (row.*rate).value() > (worst->*rate).value())) worst = &row;
    return worst;
}

}  // namespace

double Rate::low() const { return of ? Binomial::find_lower_bound_on_p(of, count, kOneSide) : 0; }
double Rate::high() const { return of ? Binomial::find_upper_bound_on_p(of, count, kOneSide) : 1; }

std::vector<Row> rows(const std::vector<Presented>& all, const Limits& limits) {
    std::vector<Row> rows;
    for (const Presented& one : all) {
        auto row = std::ranges::find(rows, one.species, &Row::species);
        if (row == rows.end()) row = rows.insert(row, Row{.species = one.species, .attack = one.attack});
        add(*row, one, limits);
    }
    return rows;
}

const Row* worst_apcer(const std::vector<Row>& rows) { return worst(rows, &Row::missed); }
const Row* worst_iapar(const std::vector<Row>& rows) { return worst(rows, &Row::accepted); }

double chosen_limit(const std::vector<Presented>& all, double bpcer) {
    std::vector<double> values;
    for (const Presented& one : all)
        if (!one.attack && one.outcome.captured && one.outcome.attack) values.push_back(*one.outcome.attack);
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const auto beyond = std::size_t(bpcer * double(values.size()));
    return values[values.size() - 1 - beyond];
}

}  // namespace attacks
