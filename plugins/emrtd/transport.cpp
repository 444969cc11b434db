// SPDX-License-Identifier: Apache-2.0
//
// The clock that patience is measured by.

#include "transport.hpp"

#include <ctime>

namespace emrtd {

bool Patience::is_over() const {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (std::uint64_t(now.tv_sec) * 1'000'000'000u + std::uint64_t(now.tv_nsec) >= deadline_ns) return true;
    return over && over();
}

}  // namespace emrtd
