// SPDX-License-Identifier: Apache-2.0
//
// The second half of an evaluation: a score for every pair whose pictures have templates.

#pragma once

#include <string>
#include <vector>

#include "evaluate/samples.hpp"

namespace cotejo::tools::evaluation {

/// What became of the pairs.
struct Comparisons {
    std::vector<float> scores;   ///< of each pair; NaN: none
    std::size_t failed = 0;      ///< pairs with templates that the comparator gave no score for
    std::string why;             ///< what it said of the first of these
};

/// One job: a probe against several references.
struct Portion {
    std::uint32_t probe = 0;
    std::vector<std::uint32_t> pairs; ///< numbers of pairs, all of this probe
};

/// Cuts the pairs that can be compared into jobs of at most `most` references, in an order that
/// depends on nothing but them.
std::vector<Portion> portions(const Trials& trials, const std::vector<Sample>& samples, std::size_t most);

/// Compares every portion, those in `known` (scores by portion) excepted. Status as acquire().
Result<Comparisons> compare_all(const Trials& trials, const Plan& plan, const std::vector<Sample>& samples,
                                Crew& crew, Journal& journal,
                                const std::vector<std::vector<std::uint8_t>>& known, Desk desk);

}  // namespace cotejo::tools::evaluation
