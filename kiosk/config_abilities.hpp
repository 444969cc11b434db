// SPDX-License-Identifier: Apache-2.0
//
// What the configured instances can do, as far as their manifests say, and what of the policy they
// cannot.

#pragma once

#include <vector>

#include "cotejo/policy.hpp"
#include "kiosk/config.hpp"

namespace cotejo::kiosk {

std::vector<Comparer> comparers(const Configuration& configuration);
std::vector<AttackDetector> detectors(const Configuration& configuration);

/// What the policy asks for and no instance does: fatal where an operator meant something that would
/// not happen, else a warning that nobody will ever meet it.
std::vector<PolicyMistake> beyond_abilities(const Configuration& configuration);

}  // namespace cotejo::kiosk
