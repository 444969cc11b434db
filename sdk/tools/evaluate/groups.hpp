// SPDX-License-Identifier: Apache-2.0
//
// Error rates of each group at the thresholds of the whole set, and how far they are from the rest's.

#pragma once

#include <string>
#include <vector>

#include "evaluate/bootstrap.hpp"

namespace cotejo::tools::evaluation {

/// One group at one threshold. The differences are to all other pairs that have a group (ISO/IEC
/// 19795-10: differential performance).
struct GroupRate {
    Estimate fnmr, fmr, fnmr_difference, fmr_difference;
};

struct GroupRates {
    std::uint16_t group = 0;
    std::size_t genuine = 0, impostor = 0, people = 0;
    std::array<GroupRate, kRates.size()> at{}; ///< as kRates
};

/// Rates of groups 1 to `groups`; pairs of group 0 count in none. NaN where a group, or the rest, has
/// no pair of the class.
std::vector<GroupRates> by_group(const std::vector<Scored>& scored, std::uint32_t people,
                                 std::uint16_t groups, const std::array<float, kRates.size()>& thresholds,
                                 const Resampling& how);

}  // namespace cotejo::tools::evaluation
