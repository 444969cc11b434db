// SPDX-License-Identifier: Apache-2.0
//
// A signal handler that only sets a flag.

#include "evaluate/stop.hpp"

#include <csignal>
#include <ctime>

namespace cotejo::tools::evaluation {
namespace {

std::atomic<bool> stopped{false};
std::atomic<std::time_t> stopped_at{0};

extern "C" void on_stop(int signal) {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!stopped.exchange(true)) {
        stopped_at = now.tv_sec;
    } else if (now.tv_sec > stopped_at + 1) {
        ::signal(signal, SIG_DFL);
        ::raise(signal);
    }
}

}  // namespace

const std::atomic<bool>& watch_for_stop() {
    struct sigaction action{};
    action.sa_handler = on_stop;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
    return stopped;
}

}  // namespace cotejo::tools::evaluation
