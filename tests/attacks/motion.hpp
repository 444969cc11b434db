// SPDX-License-Identifier: Apache-2.0
//
// Motion: where a head is from frame to frame while its owner does the steps of a challenge.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "head.hpp"

namespace attacks {

using Steps = std::vector<std::string>; ///< words of hints.h

/// Half a second ahead, each step and back, a second ahead; small movements of somebody who stands
/// still all the while. No steps: only that.
std::vector<Place> performed(const Steps& steps, std::uint64_t seed);

}  // namespace attacks
