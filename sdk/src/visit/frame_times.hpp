// SPDX-License-Identifier: Apache-2.0
//
// FrameTimes: whether a source's frames can have been taken when they say they were.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cotejo/instance.hpp"

namespace cotejo {

/// How many frames in a row may have impossible times before a source is not believed any more.
inline constexpr int kImpossibleTimes = 30;

/// Holds each frame's time against the frame before it, the capture's start and the present. What is
/// played into a source carries times of another day, of no clock, or the same one again; a sensor's
/// never do. One thread.
class FrameTimes {
public:
    explicit FrameTimes(Clock::time_point start) : last_(ns(start)) {}

    /// What is wrong with a frame that arrived at `now`, for the operator's log; nothing when it counts.
    std::optional<std::string_view> fault(std::uint64_t time_ns, Clock::time_point now) {
        std::string_view what;
        if (time_ns > ns(now)) what = "lies in the future";
        else if (time_ns <= last_) what = any_ ? "is not after the one before" : "is before the capture";
        if (what.empty()) {
            last_ = time_ns;
            any_ = true;
            in_a_row_ = 0;
            return std::nullopt;
        }
        ++dropped_, ++in_a_row_;
        return what;
    }
    int dropped() const { return dropped_; }
    bool hopeless() const { return in_a_row_ >= kImpossibleTimes; }

private:
    static std::uint64_t ns(Clock::time_point at) {
        return static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count());
    }

    std::uint64_t last_;
    bool any_ = false;
    int dropped_ = 0, in_a_row_ = 0;
};

}  // namespace cotejo
