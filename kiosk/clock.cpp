// SPDX-License-Identifier: Apache-2.0
//
// The kernel's word on its clock, and dates in the local time zone.

#include "kiosk/clock.hpp"

#include <sys/timex.h>

#include <ctime>

namespace cotejo::kiosk {
namespace {

std::string local(const WallClock& clock, const char* format) {
    const std::time_t now = std::chrono::system_clock::to_time_t(clock());
    std::tm parts{};
    localtime_r(&now, &parts);
    char text[32];
    const std::size_t size = std::strftime(text, sizeof text, format, &parts);
    return {text, size};
}

}  // namespace

bool kernel_clock_synchronised() {
    timex state{};
    const int said = adjtimex(&state);
    return said >= 0 && said != TIME_ERROR && !(state.status & STA_UNSYNC);
}

std::string local_date(const WallClock& clock) { return local(clock, "%Y-%m-%d"); }
std::string local_time(const WallClock& clock) { return local(clock, "%H:%M"); }

}  // namespace cotejo::kiosk
