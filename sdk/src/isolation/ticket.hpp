// SPDX-License-Identifier: Apache-2.0
//
// Ticket: one job of an isolated instance, from its start to its outcome.

#pragma once

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <vector>

#include "isolation/descriptor.hpp"

#include "cotejo/instance.hpp"

namespace cotejo {

/// Everything here belongs to whoever holds the dispatcher's lock.
struct Ticket {
    enum class State { queued, running, ended };

    explicit Ticket(Job work) : job(std::move(work)) {}

    Job job;
    std::uint64_t id = 0;
    State state = State::queued;
    std::vector<Running::Event> events; ///< come, not yet taken by next(); mostly one
    Outcome outcome;
    bool cancelled = false;
    std::string why;    ///< why it was cancelled
    std::string errors; ///< what the plugin logged as errors
    int lines = 0;      ///< lines logged in all
    Clock::time_point kill_at = Clock::time_point::max();

    // Made only when somebody asks for a descriptor: most jobs are waited for in next().
    Descriptor wake, poll;
    bool woken = false;

    /// Makes `poll`: readable when `wake` is, or the child's socket once the job runs there.
    void make_descriptor() {
        wake = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
        poll = Descriptor(::epoll_create1(EPOLL_CLOEXEC));
        watch(wake.get());
        sync();
    }
    void watch(int descriptor) {
        epoll_event readable{};
        readable.events = EPOLLIN;
        if (poll) ::epoll_ctl(poll.get(), EPOLL_CTL_ADD, descriptor, &readable);
    }
    void unwatch(int descriptor) {
        if (poll) ::epoll_ctl(poll.get(), EPOLL_CTL_DEL, descriptor, nullptr);
    }
    /// Makes the descriptor say whether there is something for next() to give.
    void sync() {
        const bool ready = !events.empty() || state == State::ended;
        if (!wake || ready == woken) return;
        std::uint64_t count = 1;
        if (ready)
            (void)!::write(wake.get(), &count, sizeof count);
        else
            (void)!::read(wake.get(), &count, sizeof count);
        woken = ready;
    }
};

}  // namespace cotejo
