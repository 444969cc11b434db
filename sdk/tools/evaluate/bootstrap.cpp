// SPDX-License-Identifier: Apache-2.0
//
// Draws people, each replicate from a seed of its own so that threads change nothing.

#include "evaluate/bootstrap.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <random>
#include <thread>

namespace cotejo::tools::evaluation {
namespace {

/// Spreads consecutive numbers (SplitMix64's finaliser).
std::uint64_t spread(std::uint64_t number) {
    number += 0x9E3779B97F4A7C15u;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9u;
    number = (number ^ (number >> 27)) * 0x94D049BB133111EBu;
    return number ^ (number >> 31);
}

/// How often each of n people comes up in n draws. No std::uniform_int_distribution: its numbers
/// differ between standard libraries.
std::vector<std::uint32_t> draw(std::uint32_t people, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::uint32_t> counts(people, 0);
    for (std::uint32_t i = 0; i < people; ++i) ++counts[((random() >> 32) * people) >> 32];
    return counts;
}

/// The value below which `share` of the sorted numbers lie, between neighbours by a straight line.
double quantile(const std::vector<double>& sorted, double share) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

std::vector<std::vector<double>> bootstrap(std::uint32_t people, const Resampling& how,
                                           const Statistic& statistic) {
    std::vector<std::vector<double>> replicates(static_cast<std::size_t>(how.replicates));
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i; (i = next++) < replicates.size();)
            replicates[i] = statistic(draw(people, spread(how.seed + spread(i))));
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < how.jobs; ++i) threads.emplace_back(work);
    work();
    threads.clear(); // waits
    return replicates;
}

Estimate interval(double value, const std::vector<std::vector<double>>& replicates, std::size_t figure) {
    std::vector<double> sorted;
    for (const auto& replicate : replicates)
        if (!std::isnan(replicate[figure])) sorted.push_back(replicate[figure]);
    if (sorted.empty() || 2 * sorted.size() < replicates.size()) {
        constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
        return {value, kNone, kNone};
    }
    std::ranges::sort(sorted);
    return {value, quantile(sorted, 0.025), quantile(sorted, 0.975)};
}

Estimate with_rule_of_3(Estimate rate, std::size_t people) {
    if (rate.value > 0 || people == 0) return rate;
    rate.high = std::max(std::isnan(rate.high) ? 0.0 : rate.high,
                         std::min(1.0, 3.0 / static_cast<double>(people)));
    if (std::isnan(rate.low)) rate.low = 0;
    return rate;
}

}  // namespace cotejo::tools::evaluation
