// SPDX-License-Identifier: Apache-2.0
//
// Goes along a chain forward, with sums and with the two likeliest texts, and backward with sums.

#include "mrz/chain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace mrz {

namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

/// Divides a row so that its largest is one, and gives by what; 0 for a row of nothing.
double scaled(std::span<double> row) {
    const double most = *std::ranges::max_element(row);
    if (most > 0)
        for (double& value : row) value /= most;
    return most;
}

char written(int character) {
    return character == kFiller ? '<' : char(character < 10 ? '0' + character : 'A' + character - 10);
}

int character_of(char c) { return c == '<' ? kFiller : c <= '9' ? c - '0' : c - 'A' + 10; }

}  // namespace

Solved::Solved(const Chain& chain, const Probabilities& cells)
    : chain_(chain), cells_(cells), log_total_(kNever), log_best_(kNever), log_second_(kNever) {
    for (const Step& step : chain) {
        if (step.weight) owns_ = 10;
        if (step.composite) composites_ = 10;
    }
    arcs_.reserve(chain.size());
    for (const Step& step : chain) {
        arcs_.push_back(arcs_of(step));
        for (const Arc& arc : arcs_.back().all) modes_ = std::max(modes_, arc.to + 1);
    }
    go_forward();
    if (lawful()) sum_backward();
}

Solved::Arcs Solved::arcs_of(const Step& step) const {
    const auto& cell = cells_[std::size_t(step.line)][std::size_t(step.column)];
    const bool counted = owns_ > 1 || composites_ > 1;
    Arcs arcs;
    arcs.all.reserve(std::size_t(kCharacters));
    for (int from = 0; from < kModes; ++from) {
        arcs.begin[std::size_t(from)] = arcs.all.size();
        std::array<std::size_t, kModes * 10> same{}; // where an arc with this end and residue is, from 1
        const auto& rules = step.rules->from[std::size_t(from)];
        for (int c = 0; c < kCharacters; ++c) {
            const Rules::Arc rule = rules[std::size_t(c)];
            if (rule.to < 0) continue;
            const double weight = double(rule.usual) * cell[std::size_t(c)];
            std::size_t& at = same[std::size_t(rule.to * 10 + (counted ? residue(c) : 0))];
            if (at == 0) {
                arcs.all.push_back(to(step, rule.to, c, weight));
                at = arcs.all.size();
                continue;
            }
            Arc& arc = arcs.all[at - 1];
            arc.sum += weight;
            if (weight > arc.best) arc.character = c;
            arc.second = std::max(arc.second, std::min(weight, arc.best));
            arc.best = std::max(weight, arc.best);
        }
    }
    arcs.begin.back() = arcs.all.size();
    return arcs;
}

std::span<const Solved::Arc> Solved::arcs(std::size_t at, int mode) const {
    const Arcs& arcs = arcs_[at];
    const std::size_t from = std::size_t(chain_[at].begins ? 0 : mode);
    return std::span(arcs.all).subspan(arcs.begin[from], arcs.begin[from + 1] - arcs.begin[from]);
}

/// An arc of one character. A check digit ends its own sum; the composite one ends everything.
Solved::Arc Solved::to(const Step& step, int mode, int character, double weight) {
    const int counts = residue(character);
    return {mode, counts, step.weight * counts % 10, step.composite * counts % 10,
            character, weight, weight, 0.0};
}

int Solved::next(const Step& step, int state, const Arc& arc) const {
    static constexpr auto kAfterTen = [](int sum) { return sum < 10 ? sum : sum - 10; };
    const int own = step.is == Step::Is::check ? 0 : kAfterTen(this->own(state) + arc.own);
    const int composite =
        step.is == Step::Is::composite ? 0 : kAfterTen(this->composite(state) + arc.composite);
    return (arc.to * owns_ + own) * composites_ + composite;
}

double Solved::allowed(const Step& step, int state, int residue) const {
    switch (step.is) {
    case Step::Is::character: return 1.0;
    case Step::Is::check: return residue == own(state) ? 1.0 : 0.0;
    case Step::Is::composite: return residue == composite(state) ? 1.0 : kWrongComposite;
    }
    return 0.0;
}

/// Calls visit(state, arc, next state, factor) for all that may follow from the states that live.
template <class Visit> void Solved::each(std::size_t at, const double* live, Visit visit) const {
    const Step& step = chain_[at];
    for (int state = 0; state < int(states()); ++state) {
        if (live[state] <= 0) continue;
        for (const Arc& arc : arcs(at, mode(state)))
            if (const double factor = allowed(step, state, arc.residue); factor > 0)
                visit(state, arc, next(step, state, arc), factor);
    }
}

void Solved::go_forward() {
    forward_.assign((chain_.size() + 1) * states(), 0.0);
    forward_[0] = 1.0;
    std::vector<Back> back(chain_.size() * states());
    Row best(states(), 0.0), second(states(), 0.0), next_best, next_second;
    best[0] = 1.0;
    double log_sum = 0.0, log_best = 0.0;
    for (std::size_t at = 0; at < chain_.size(); ++at) {
        const double* from = row(forward_, at);
        double* to = row(forward_, at + 1);
        Back* backs = back.data() + at * states();
        next_best.assign(states(), 0.0);
        next_second.assign(states(), 0.0);
        each(at, from, [&](int state, const Arc& arc, int next, double factor) {
            to[next] += from[state] * arc.sum * factor;
            const auto i = std::size_t(state), k = std::size_t(next);
            const double likeliest = best[i] * arc.best * factor;
            if (likeliest > next_best[k]) {
                const double other = std::max(best[i] * arc.second, second[i] * arc.best) * factor;
                next_second[k] = std::max(next_best[k], other);
                next_best[k] = likeliest;
                backs[k] = {std::int16_t(state), std::int16_t(arc.character)};
            } else if (likeliest > next_second[k]) {
                next_second[k] = likeliest;
            }
        });
        const double most_sum = scaled({to, states()}), most = scaled(next_best);
        if (most_sum <= 0 || most <= 0) return;
        for (double& value : next_second) value /= most;
        log_sum += std::log(most_sum);
        log_best += std::log(most);
        best.swap(next_best);
        second.swap(next_second);
    }
    const double* end = row(forward_, chain_.size());
    log_total_ = log_sum + std::log(std::accumulate(end, end + states(), 0.0));
    auto state = std::size_t(std::ranges::max_element(best) - best.begin());
    log_best_ = log_best + std::log(best[state]);
    double other = second[state];
    best[state] = 0.0;
    other = std::max(other, *std::ranges::max_element(best));
    log_second_ = log_best + std::log(other);
    trace(back, state);
}

/// Writes the likeliest text down from its end.
void Solved::trace(const std::vector<Back>& back, std::size_t state) {
    best_.resize(chain_.size());
    for (std::size_t at = chain_.size(); at-- > 0;) {
        const Back from = back[at * states() + state];
        best_[at] = written(from.character);
        state = std::size_t(from.state);
    }
}

void Solved::sum_backward() {
    backward_.assign((chain_.size() + 1) * states(), 0.0);
    scale_.assign(chain_.size() + 1, 1.0);
    std::fill_n(row(backward_, chain_.size()), states(), 1.0);
    for (std::size_t at = chain_.size(); at-- > 0;) {
        double* from = row(backward_, at);
        const double* behind = row(backward_, at + 1);
        each(at, row(forward_, at), [&](int state, const Arc& arc, int next, double factor) {
            from[state] += arc.sum * factor * behind[next];
        });
        scale_[at] = scaled({from, states()});
    }
}

std::vector<double> Solved::probabilities(std::string_view text) const {
    std::vector<double> probabilities;
    for (std::size_t at = 0; at < chain_.size(); ++at) {
        const Step& step = chain_[at];
        const int c = character_of(text[at]);
        const double seen = cells_[std::size_t(step.line)][std::size_t(step.column)][std::size_t(c)];
        const double *before = row(forward_, at), *from = row(backward_, at), *behind = row(backward_, at + 1);
        double with = 0.0, all = 0.0;
        for (int state = 0; state < int(states()); ++state) {
            if (before[state] <= 0) continue;
            all += before[state] * from[state];
            const int mode = step.begins ? 0 : this->mode(state);
            const Rules::Arc rule = step.rules->from[std::size_t(mode)][std::size_t(c)];
            if (rule.to < 0) continue;
            const int next = this->next(step, state, to(step, rule.to, c, 1.0));
            with += before[state] * double(rule.usual) * seen * allowed(step, state, residue(c)) * behind[next];
        }
        all *= scale_[at];
        probabilities.push_back(all > 0 ? std::min(1.0, with / all) : 0.0);
    }
    return probabilities;
}

}  // namespace mrz
