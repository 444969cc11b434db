// SPDX-License-Identifier: Apache-2.0
//
// The bootstrap over people: how much a figure hangs on who happened to be in the set.

#pragma once

#include <functional>
#include <span>
#include <vector>

#include "evaluate/scored.hpp"

namespace cotejo::tools::evaluation {

struct Resampling {
    int replicates = 1000;
    std::uint64_t seed = 1;
    unsigned jobs = 1; ///< threads; the result does not depend on them
};

/// Figures of one replicate, in an order of the caller's; NaN for one that cannot be had. Called
/// from several threads.
using Statistic = std::function<std::vector<double>(std::span<const std::uint32_t> counts)>;

/// Draws `people` people with replacement, `replicates` times, and gives the figures of each
/// replicate. The same seed gives the same people, whatever the statistic: what two comparators
/// get is paired. (Two-way bootstrap over data subjects; ISO/IEC 19795-1 asks for intervals that
/// heed that comparisons of one person are not independent.)
std::vector<std::vector<double>> bootstrap(std::uint32_t people, const Resampling& how,
                                           const Statistic& statistic);

/// The percentile interval of 95 % of one figure; `value` is the figure of the whole set. Replicates
/// without it are left out; NaN bounds when fewer than half have it.
Estimate interval(double value, const std::vector<std::vector<double>>& replicates, std::size_t figure);

/// Widens the interval of a rate without a single error among `people` people: the bootstrap would
/// say 0 to 0. Above 3/people (rule of 3) such a set is seen in fewer than 5 of 100 tries.
Estimate with_rule_of_3(Estimate rate, std::size_t people);

}  // namespace cotejo::tools::evaluation
