// SPDX-License-Identifier: Apache-2.0
//
// BackOff: how long to wait before a child that died is started again, and when to give up.

#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace cotejo {

/// Three deaths within a minute, and it stays down. Knows no clock but the times it is told.
class BackOff {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds kWithin{60};
    static constexpr std::size_t kMost = 3;

    /// Notes a death; gives the pause before the next start, or nothing: stay down.
    std::optional<std::chrono::milliseconds> died(Time now) {
        while (!deaths_.empty() && now - deaths_.front() >= kWithin) deaths_.pop_front();
        deaths_.push_back(now);
        if (deaths_.size() >= kMost) return std::nullopt;
        return deaths_.size() == 1 ? std::chrono::milliseconds(0) : std::chrono::milliseconds(1000);
    }

private:
    std::deque<Time> deaths_;
};

}  // namespace cotejo
