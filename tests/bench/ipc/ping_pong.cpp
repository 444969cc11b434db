// SPDX-License-Identifier: Apache-2.0
//
// PingPong: the least that two processes can do to hand work over and back.

#include "bench/ipc/ping_pong.hpp"

#include <linux/futex.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/ipc/measure.hpp"

namespace cotejo::bench {

PingPong::PingPong()
    : shared_(static_cast<Shared*>(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE,
                                          MAP_SHARED | MAP_ANONYMOUS, -1, 0))),
      other_(::fork()) {
    if (other_ != 0) return;
    for (std::uint32_t round = 1;; ++round) {
        wait(shared_->ping, round);
        shared_->worked = busy(shared_->work);
        set(shared_->pong, round);
    }
}

PingPong::~PingPong() {
    ::kill(other_, SIGKILL);
    ::waitpid(other_, nullptr, 0);
    ::munmap(shared_, 4096);
}

double PingPong::round_trip(std::chrono::nanoseconds work) {
    shared_->work = work;
    set(shared_->ping, ++round_);
    wait(shared_->pong, round_);
    return shared_->worked;
}

double PingPong::busy(std::chrono::nanoseconds time) {
    if (time.count() == 0) return 0.0;
    return seconds([until = std::chrono::steady_clock::now() + time] {
        while (std::chrono::steady_clock::now() < until) {
        }
    });
}

void PingPong::wait(std::atomic<std::uint32_t>& word, std::uint32_t until) {
    for (std::uint32_t now = word; now != until; now = word)
        ::syscall(SYS_futex, &word, FUTEX_WAIT, now, nullptr, nullptr, 0);
}

void PingPong::set(std::atomic<std::uint32_t>& word, std::uint32_t to) {
    word = to;
    ::syscall(SYS_futex, &word, FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

}  // namespace cotejo::bench
