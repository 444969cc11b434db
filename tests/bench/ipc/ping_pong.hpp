// SPDX-License-Identifier: Apache-2.0
//
// PingPong: the least that two processes can do to hand work over and back, a word and a futex.

#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>

namespace cotejo::bench {

/// Forks the other process; make it before any thread.
class PingPong {
public:
    PingPong();
    ~PingPong();
    PingPong(const PingPong&) = delete;
    PingPong& operator=(const PingPong&) = delete;

    /// There and back once.
    void round_trip();

private:
    struct Shared {
        std::atomic<std::uint32_t> ping, pong;
    };
    static void wait(std::atomic<std::uint32_t>& word, std::uint32_t until);
    static void set(std::atomic<std::uint32_t>& word, std::uint32_t to);

    Shared* shared_;
    std::uint32_t round_ = 0;
    pid_t other_;
};

}  // namespace cotejo::bench
