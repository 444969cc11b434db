// SPDX-License-Identifier: Apache-2.0
//
// One visit by hand: its report as a line of JSON and an exit status.

#pragma once

#include <string>

#include "kiosk/kiosk.hpp"

namespace cotejo::kiosk {

/// Writes {"decision":…,"findings":{…},"ms":…} and what an officer would be told.
std::string json_of(const VisitReport& report);

/// 0 through, 3 officer, 1 a fault of the machine or the workflow.
int exit_status_of(const VisitReport& report);

}  // namespace cotejo::kiosk
