// SPDX-License-Identifier: Apache-2.0
//
// DbusPeer: a service on a bus of its own, and calls to it.

#pragma once

#include <sys/types.h>

#include <array>
#include <string>

struct DBusConnection;

namespace cotejo::bench {

/// Starts a dbus-daemon and forks the service; make it before any thread.
class DbusPeer {
public:
    DbusPeer();
    ~DbusPeer();
    DbusPeer(const DbusPeer&) = delete;
    DbusPeer& operator=(const DbusPeer&) = delete;

    /// Why there is no bus; empty when there is one.
    const std::string& problem() const { return problem_; }
    /// Calls an empty method and waits for its reply.
    bool round_trip();
    /// The bus and the service on it.
    std::array<pid_t, 2> processes() const { return {daemon_, service_}; }

private:
    void start_daemon();
    [[noreturn]] void serve();

    std::string problem_, address_;
    pid_t daemon_ = 0, service_ = 0;
    DBusConnection* connection_ = nullptr;
};

}  // namespace cotejo::bench
