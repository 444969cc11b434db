// SPDX-License-Identifier: Apache-2.0
//
// Placement: on which cores the two sides of a call run while it is measured.

#pragma once

#include <sched.h>
#include <sys/types.h>

#include <thread>
#include <vector>

namespace cotejo::bench {

enum class Cores { one, two };

/// Puts this thread on the first core and the others on the same or the second, until its end. Left
/// to the scheduler, a hand-over is a switch on one core in one run (some 5 us) and the wake-up of an
/// idle core in the next (some 50 us in a virtual machine): no two figures would compare.
class Placement {
public:
    Placement(Cores cores, const std::vector<pid_t>& others) : others_(others) {
        const bool apart = cores == Cores::two && std::thread::hardware_concurrency() > 1;
        put(0, {0});
        for (const pid_t other : others_) put(other, {apart ? 1u : 0u});
    }
    ~Placement() {
        std::vector<unsigned> all;
        for (unsigned core = 0; core < std::thread::hardware_concurrency(); ++core) all.push_back(core);
        put(0, all);
        for (const pid_t other : others_) put(other, all);
    }
    Placement(const Placement&) = delete;
    Placement& operator=(const Placement&) = delete;

private:
    static void put(pid_t thread, const std::vector<unsigned>& cores) {
        cpu_set_t set;
        CPU_ZERO(&set);
        for (const unsigned core : cores) CPU_SET(core, &set);
        ::sched_setaffinity(thread, sizeof set, &set);
    }

    std::vector<pid_t> others_;
};

}  // namespace cotejo::bench
