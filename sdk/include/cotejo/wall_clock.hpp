// SPDX-License-Identifier: Apache-2.0
//
// WallClock: what time it is, asked of whoever was given.

#pragma once

#include <chrono>
#include <functional>

namespace cotejo {

/// Says the time of day in UTC. Tests pass their own; programs pass system_clock::now.
using WallClock = std::function<std::chrono::system_clock::time_point()>;

}  // namespace cotejo
