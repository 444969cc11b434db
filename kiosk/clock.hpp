// SPDX-License-Identifier: Apache-2.0
//
// What day it is here, and whether the machine's clock can be believed.

#pragma once

#include <string>

#include "cotejo/wall_clock.hpp"

namespace cotejo::kiosk {

/// True when the kernel says that its clock is synchronised (adjtimex).
bool kernel_clock_synchronised();

/// The local date, ISO 8601, by the machine's time zone.
std::string local_date(const WallClock& clock);

/// The local time of day, "14:05".
std::string local_time(const WallClock& clock);

}  // namespace cotejo::kiosk
