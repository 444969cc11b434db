// SPDX-License-Identifier: Apache-2.0
//
// Child: one process that runs a plugin, as its host sees it.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "isolation/channel.hpp"
#include "isolation/control.hpp"
#include "isolation/lifeline.hpp"
#include "isolation/output_log.hpp"
#include "isolation/pool.hpp"
#include "isolation/run_message.hpp"
#include "isolation/spawn.hpp"
#include "isolation/wire.hpp"

namespace cotejo {

/// What every child of an instance is.
struct ChildPlan {
    wire::Config config;
    std::filesystem::path program;
};

/// Shared by whoever reads from it. The members that change belong to whoever holds the instance's
/// lock, the inbox to the one thread that reads.
class Child {
public:
    enum class Stage { starting, standby, serving, retiring, dead };

    /// Starts the process and tells it what to be. Call from a thread that outlives it.
    static Result<std::shared_ptr<Child>> start(const ChildPlan& plan);
    ~Child();

    /// Takes what a starting child says; its answer once it has come. Log lines go to `log`. An
    /// answer of Status::unavailable stands for a child that ended or broke the rules.
    std::optional<wire::Ready> greet(const std::function<void(const wire::Log&)>& log);

    Result<void> run(std::uint64_t id, const Job& job);
    void cancel(std::uint64_t id);

    const Channel& wire() const { return *wire_; }
    const std::shared_ptr<Pool>& pool() const { return pool_; }

    Stage stage = Stage::starting;
    Process process;
    OutputLog output;
    Inbox inbox;
    std::chrono::steady_clock::time_point until{}; ///< when it must be ready, or be gone
    std::string errors;                            ///< what it logged as errors while it started
    std::uint64_t jobs = 0;                        ///< how many it was given
    bool killed = false; ///< by us, past its time
    bool gone = false;   ///< ended and reaped

private:
    Control& control() const { return *reinterpret_cast<Control*>(control_.data()); }
    Result<void> hello(const wire::Config& config, int control, int bell);

    std::shared_ptr<const Channel> wire_;
    std::unique_ptr<const Channel> bell_;
    Map control_;
    std::unique_ptr<const Lifeline> lifeline_; ///< from when it is ready
    std::shared_ptr<Pool> pool_;
    KnownPools known_;
};

}  // namespace cotejo
