// SPDX-License-Identifier: Apache-2.0
//
// Source: where frames come from.

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>

#include <opencv2/core.hpp>

#include "cotejo/plugin.hpp"

namespace camera {

using Clock = std::chrono::steady_clock;

/// Where a job waits, and is woken from when it is cancelled.
class Wait {
public:
    /// Waits until `ready` under the lock, until this moment, or until the job is cancelled. True
    /// when ready.
    bool until(Clock::time_point moment, const cotejo::Job& job,
               const std::function<bool()>& ready = [] { return false; }) {
        std::unique_lock lock(mutex);
        changed.wait_until(lock, moment, [&] { return ready() || job.cancelled(); });
        return ready();
    }
    void wake() {
        std::lock_guard lock(mutex);
        changed.notify_all();
    }

    std::mutex mutex;
    std::condition_variable changed;
};

/// An opened source. Destroying it closes it.
class Source {
public:
    virtual ~Source() = default;

    /// Goes on to the next frame and gives its size; nothing at the end or when cancelled.
    /// Status::unavailable: there are no more frames and there should be.
    virtual cotejo::Result<std::optional<cv::Size>> next(const cotejo::Job& job) = 0;

    /// Writes the frame into bgr8 memory of that size.
    virtual cotejo::Result<void> write(cv::Mat into) = 0;

    /// True when frames come as fast as they are asked for, so that the asker keeps the time.
    virtual bool needs_pacing() const = 0;
};

}  // namespace camera
