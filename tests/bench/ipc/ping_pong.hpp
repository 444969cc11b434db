// SPDX-License-Identifier: Apache-2.0
//
// PingPong: the least that two processes can do to hand work over and back, a word and a futex.

#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <cstdint>

namespace cotejo::bench {

/// Forks the other process; make it before any thread.
class PingPong {
public:
    PingPong();
    ~PingPong();
    PingPong(const PingPong&) = delete;
    PingPong& operator=(const PingPong&) = delete;

    /// There and back once. The other is busy for `work` before it answers, and the seconds it was
    /// are given.
    double round_trip(std::chrono::nanoseconds work = {});
    pid_t other() const { return other_; }

private:
    struct Shared {
        std::atomic<std::uint32_t> ping, pong;
        std::chrono::nanoseconds work;
        double worked;
    };
    static double busy(std::chrono::nanoseconds time);
    static void wait(std::atomic<std::uint32_t>& word, std::uint32_t until);
    static void set(std::atomic<std::uint32_t>& word, std::uint32_t to);

    Shared* shared_;
    std::uint32_t round_ = 0;
    pid_t other_;
};

}  // namespace cotejo::bench
