// SPDX-License-Identifier: Apache-2.0
//
// Two comparators on the same pairs: whose error rates are lower, and whether that could be chance.

#pragma once

#include <string>

#include "evaluate/bootstrap.hpp"
#include "evaluate/operating.hpp"

namespace cotejo::tools::evaluation {

/// First minus second, below 0 where the first makes fewer errors. Both get the same people in every
/// replicate, so that what is hard for both cancels.
struct Difference {
    Estimate eer;
    std::array<Estimate, kRates.size()> fnmr{}; ///< at equal FMR, each at its own threshold
};

/// `first` and `second` hold scores of the same pairs of the same people.
Difference difference(const Ordered& first, const Ordered& second, const Resampling& how);

/// "FIRST is better", "SECOND is better", or that the interval holds zero.
std::string in_words(const Estimate& difference, const std::string& first, const std::string& second);

}  // namespace cotejo::tools::evaluation
