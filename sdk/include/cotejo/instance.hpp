// SPDX-License-Identifier: Apache-2.0
//
// Instance: a configured, running plugin. On a thread or in a process of its own: nobody else can
// tell which.

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "cotejo/manifest.hpp"
#include "cotejo/record.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

/// The clock of deadlines and of records' time_ns: CLOCK_MONOTONIC.
using Clock = std::chrono::steady_clock;

/// A piece of work: records in, records out, one status.
struct Job {
    std::string role;
    std::string gives;
    std::vector<Record> inputs;
    std::vector<Fact> options;
    Clock::time_point deadline = Clock::time_point::max();
};

/// What a plugin tells the traveller now: a word of hints.h; progress 0 to 1, or below 0.
struct Guide {
    std::string hint;
    double progress = -1.0;
};

/// How a job ended. `reason` is what the plugin logged as errors during it, or why the host ended
/// it; for the operator, without personal or biometric data.
struct Outcome {
    Status status = Status::failed;
    std::string reason;
};

/// Nothing happened before `until`.
struct Pending {};

/// A job under way. Destroying it cancels the job and waits for its end.
/// One thread at a time; many Running objects may wait for one instance.
class Running {
public:
    using Event = std::variant<Pending, Record, Guide, Outcome>;

    virtual ~Running() = default;
    /// Waits for the next record, hint or the outcome; Pending when `until` passes first.
    /// After the outcome it gives the outcome again.
    virtual Event next(Clock::time_point until) = 0;
    /// Asks the job to end; its outcome still comes through next().
    virtual void cancel() = 0;
    /// A descriptor that polls readable when next() would not wait.
    virtual int descriptor() const = 0;
};

/// Waits until one of two jobs has something to say: 0 or 1, or -1 when `until` passed. A null job
/// is never ready.
int wait_any(const Running* a, const Running* b, Clock::time_point until);

/// What a job gave, all of it.
struct Results {
    Outcome outcome;
    std::vector<Record> records;
    std::vector<Guide> guides;
};

/// One line of an instance's log.
struct LogLine {
    cotejo_level level = COTEJO_INFO;
    std::string instance;
    std::string text;
};
/// Called from any thread; must not call the instance.
using LogSink = std::function<void(const LogLine&)>;

/// How an instance is made.
struct InstanceOptions {
    std::string name;                            ///< as in kiosk.yaml; for logs
    std::map<std::string, std::string> settings; ///< by declared name, as text; paths are absolute
    bool isolate = true;
    bool require_sandbox = false;                ///< a missing layer is fatal instead of a warning
    std::filesystem::path child;                 ///< the cotejo-child program; empty: beside this one
    LogSink log;                                 ///< may be empty
    std::chrono::milliseconds start_within{10'000};
    std::chrono::milliseconds grace{500};        ///< from cancel to kill, isolated only
    bool spare = true; ///< a fresh process may stand by for replace(), where the plugin is worth it
};

/// A configured plugin. May be called from several threads: jobs queue, and a deadline includes the
/// queue.
class Instance {
public:
    virtual ~Instance() = default;

    /// Checks the settings against the manifest, loads the library (isolated: in a confined child)
    /// and calls its create(). Fails with Status::invalid for settings, another ABI or an id that is
    /// not the manifest's; Status::unavailable when a child cannot be started.
    static Result<std::unique_ptr<Instance>> create(const Manifest& manifest,
                                                    InstanceOptions options);

    virtual const Manifest& manifest() const = 0;
    virtual const std::string& name() const = 0;

    /// Starts a job. A job that breaks the manifest's contract (role, kinds, counts) ends as
    /// Status::unsupported or Status::invalid without reaching the plugin.
    virtual std::unique_ptr<Running> start(Job job, std::stop_token stop = {}) = 0;

    /// Starts a job and drains it.
    Results run(Job job, std::stop_token stop = {});

    /// Ends the process, if there is one, and starts a fresh one in the background: what the last
    /// visit left in its memory is gone. A local instance is destroyed and created anew. The next
    /// job waits for it.
    virtual void replace() = 0;

    /// True while jobs can be expected to work; false when the instance stays down after three
    /// deaths in a minute.
    virtual bool up() const = 0;
};

}  // namespace cotejo
