// SPDX-License-Identifier: Apache-2.0
//
// Times and their medians.

#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

namespace cotejo::bench {

inline double median(std::vector<double> times) {
    if (times.empty()) return 0;
    std::ranges::nth_element(times, times.begin() + std::ssize(times) / 2);
    return times[times.size() / 2];
}

template <class Work>
double seconds(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace cotejo::bench
