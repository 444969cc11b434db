// SPDX-License-Identifier: Apache-2.0
//
// ScriptProcess: the process a script runs in, as the shell holds it.

#pragma once

#include <sys/types.h>
#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

#include "cotejo/instance.hpp"
#include "cotejo/result.hpp"
#include "kiosk/script.hpp"
#include "kiosk/script_wire.hpp"

namespace cotejo::kiosk {

/// A cotejo-script process. Destroying it kills the process and waits for its end. One thread.
class ScriptProcess {
public:
    /// Starts one and waits until it has confined itself. Status::unavailable when it cannot be
    /// started, or not confined as the options demand.
    static Result<ScriptProcess> start(const ScriptOptions& options);

    ScriptProcess(ScriptProcess&&) noexcept;
    ScriptProcess& operator=(ScriptProcess&&) = delete;
    ~ScriptProcess();

    /// Sends a message; false when the process is gone or does not read.
    bool send(const nlohmann::json& head, std::string_view body = {});

    /// Why no message came.
    enum class Silence { gone, late, stopped };
    /// Waits for the next message while `allowed` lasts by the options' clock, which is lowered by
    /// what was waited.
    Result<wire::Message, Silence> receive(std::chrono::nanoseconds& allowed, std::stop_token stop);

    /// Waits a little for the process to end by itself, kills it otherwise; says how it ended by
    /// itself, "" when it was killed.
    std::string end(std::chrono::milliseconds patience = std::chrono::milliseconds(0));

private:
    ScriptProcess(pid_t pid, int socket, const ScriptOptions& options)
        : pid_(pid), socket_(socket), clock_(options.clock) {}
    Result<void> confine(const ScriptOptions& options);

    pid_t pid_ = -1;
    int socket_ = -1;
    std::function<Clock::time_point()> clock_;
};

}  // namespace cotejo::kiosk
