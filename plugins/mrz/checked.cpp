// SPDX-License-Identifier: Apache-2.0
//
// One chain for each length of the document number, weighed against each other.

#include "mrz/checked.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "mrz/plan.hpp"

namespace mrz {

namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();
constexpr double kLongNumber = 0.02; // how usual a number of more than nine is where one may be
constexpr double kSeen = 1e-3;       // less probable cells do not make it worth a look

using CellAt = std::array<double, kCharacters>;

double digits(const CellAt& cell) { return std::accumulate(cell.begin(), cell.begin() + 10, 0.0); }

/// Whether the optional data may go on with so many characters of the number, its check digit and,
/// where there is room, a filler.
bool may_go_on(Format format, const Probabilities& cells, int tail) {
    const Place place = *mrz::place(format, Part::optional);
    const auto at = [&](int n) -> const CellAt& {
        return cells[std::size_t(place.line)][std::size_t(place.column + n)];
    };
    for (int n = 0; n < tail; ++n)
        if (1 - at(n)[kFiller] < kSeen) return false;
    return digits(at(tail)) > kSeen && (tail + 1 == place.count || at(tail + 1)[kFiller] > kSeen);
}

/// The lengths worth a look: 0, and those with a filler for the check digit of the number.
std::vector<int> tails(Format format, const Probabilities& cells) {
    std::vector<int> tails{0};
    const Place check = *place(format, Part::number_check);
    if (cells[std::size_t(check.line)][std::size_t(check.column)][kFiller] < kSeen) return tails;
    for (int tail = 1; tail <= longest_tail(format); ++tail)
        if (may_go_on(format, cells, tail)) tails.push_back(tail);
    return tails;
}

}  // namespace

double log_sum(std::span<const double> logs) {
    const double most = *std::ranges::max_element(logs);
    if (most == kNever) return kNever;
    double sum = 0.0;
    for (const double value : logs) sum += std::exp(value - most);
    return most + std::log(sum);
}

Checked::Checked(Format format, const Probabilities& cells) : log_best_(kNever), log_second_(kNever) {
    std::vector<double> totals;
    for (const int tail : tails(format, cells)) {
        const double usual = tail == 0 ? 1 - kLongNumber : kLongNumber / longest_tail(format);
        auto chain = std::make_unique<Chain>(checked_chain(format, tail));
        auto solved = std::make_unique<Solved>(*chain, cells);
        ways_.push_back({std::log(usual), std::move(chain), std::move(solved)});
        totals.push_back(ways_.back().log_usual + ways_.back().solved->log_total());
        consider(ways_.back());
    }
    log_total_ = log_sum(totals);
}

void Checked::consider(const Way& way) {
    if (!way.solved->lawful()) return;
    const double likeliest = way.log_usual + way.solved->log_best();
    const double other = way.log_usual + way.solved->log_second();
    if (likeliest > log_best_) {
        log_second_ = std::max(log_best_, other);
        log_best_ = likeliest;
        best_ = way.solved->best();
    } else {
        log_second_ = std::max(log_second_, likeliest);
    }
}

std::vector<double> Checked::confidence() const {
    std::vector<double> sum(best_.size(), 0.0);
    for (const Way& way : ways_) {
        if (!way.solved->lawful()) continue;
        const double share = std::exp(way.log_usual + way.solved->log_total() - log_total_);
        const std::vector<double> part = way.solved->probabilities(best_);
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += share * part[i];
    }
    return sum;
}

}  // namespace mrz
