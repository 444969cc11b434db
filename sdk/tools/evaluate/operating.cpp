// SPDX-License-Identifier: Apache-2.0
//
// Walks the scores from the highest down, adding up what a threshold there would accept.

#include "evaluate/operating.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cotejo::tools::evaluation {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Where the line between two points of the curve meets FMR = FNMR.
double crossing(DetPoint above, DetPoint below) {
    const double before = above.fnmr - above.fmr, after = below.fmr - below.fnmr;
    if (before + after <= 0) return below.fmr;
    return above.fmr + (below.fmr - above.fmr) * before / (before + after);
}

Operating unknown() {
    Operating rates{kNone, {}, {}};
    rates.fnmr.fill(kNone);
    return rates;
}

}  // namespace

/// One pass over the tied scores, from the highest down.
class Ordered::Walk {
public:
    Walk(const Ordered& of, const std::vector<std::uint32_t>& counts)
        : of_(of), counts_(counts), genuine_total_(of.genuine_.total(counts)),
          impostor_total_(of.impostor_.total(counts)) {}

    bool possible() const { return genuine_total_ > 0 && impostor_total_ > 0; }

    /// Accepts the next score down; false when none is left.
    bool next() {
        const auto &genuine = of_.genuine_.scores, &impostor = of_.impostor_.scores;
        if (at_genuine_ == genuine.size() && at_impostor_ == impostor.size()) return false;
        constexpr float kLowest = -std::numeric_limits<float>::infinity();
        score_ = std::max(at_genuine_ < genuine.size() ? genuine[at_genuine_] : kLowest,
                          at_impostor_ < impostor.size() ? impostor[at_impostor_] : kLowest);
        accepted_ += of_.genuine_.take(score_, at_genuine_, counts_);
        matched_ += of_.impostor_.take(score_, at_impostor_, counts_);
        return true;
    }
    float score() const { return score_; }
    double false_matches() const { return matched_; }
    double impostor_total() const { return impostor_total_; }
    DetPoint point() const { return {matched_ / impostor_total_, 1 - accepted_ / genuine_total_}; }

private:
    const Ordered& of_;
    const std::vector<std::uint32_t>& counts_;
    double genuine_total_, impostor_total_;
    std::size_t at_genuine_ = 0, at_impostor_ = 0;
    double accepted_ = 0, matched_ = 0;
    float score_ = 0;
};

double Ordered::Class::total(const std::vector<std::uint32_t>& counts) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i)
        sum += std::uint64_t{counts[first[i]]} * counts[second[i]];
    return static_cast<double>(sum);
}

double Ordered::Class::take(float score, std::size_t& at, const std::vector<std::uint32_t>& counts) const {
    std::uint64_t sum = 0;
    for (; at < scores.size() && scores[at] == score; ++at)
        sum += std::uint64_t{counts[first[at]]} * counts[second[at]];
    return static_cast<double>(sum);
}

Ordered::Ordered(const std::vector<Scored>& scored, std::uint32_t people) : people_(people) {
    std::vector<const Scored*> sorted;
    sorted.reserve(scored.size());
    for (const Scored& one : scored) sorted.push_back(&one);
    std::ranges::sort(sorted, std::greater{}, &Scored::score);
    for (const Scored* one : sorted) {
        Class& into = one->genuine ? genuine_ : impostor_;
        // The count of the person past the last is always 1.
        const bool once = one->genuine || one->probe == one->reference;
        into.scores.push_back(one->score);
        into.first.push_back(one->probe);
        into.second.push_back(once ? people : one->reference);
    }
}

Operating Ordered::operating() const {
    return operating(std::vector<std::uint32_t>(people_, 1));
}

Operating Ordered::operating(std::span<const std::uint32_t> drawn) const {
    std::vector<std::uint32_t> counts(drawn.begin(), drawn.end());
    counts.push_back(1);
    Walk walk(*this, counts);
    if (!walk.possible()) return unknown();

    Operating rates;
    DetPoint last{0, 1};
    std::size_t open = kRates.size(); // the rates before this one are not exceeded yet
    bool crossed = false;
    float accepted = std::numeric_limits<float>::infinity();
    while ((open > 0 || !crossed) && walk.next()) {
        const DetPoint point = walk.point();
        for (; open > 0 && walk.false_matches() > kRates[open - 1] * walk.impostor_total(); --open) {
            rates.fnmr[open - 1] = last.fnmr;
            rates.threshold[open - 1] =
                std::isinf(accepted) ? std::nextafter(walk.score(), accepted) : accepted;
        }
        if (!crossed && point.fmr >= point.fnmr) {
            rates.eer = crossing(last, point);
            crossed = true;
        }
        last = point;
        accepted = walk.score();
    }
    return rates;
}

std::vector<DetPoint> Ordered::det() const {
    const std::vector<std::uint32_t> counts(people_ + 1, 1);
    Walk walk(*this, counts);
    std::vector<DetPoint> curve{{0, 1}};
    if (!walk.possible()) return curve;
    while (walk.next()) {
        const DetPoint point = walk.point();
        const std::size_t size = curve.size();
        const auto straight = [&](double DetPoint::*rate) {
            return size > 1 && curve[size - 1].*rate == point.*rate && curve[size - 2].*rate == point.*rate;
        };
        if (straight(&DetPoint::fmr) || straight(&DetPoint::fnmr)) curve.back() = point;
        else curve.push_back(point);
    }
    return curve;
}

}  // namespace cotejo::tools::evaluation
