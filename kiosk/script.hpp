// SPDX-License-Identifier: Apache-2.0
//
// Script: a workflow, run in a confined process of its own that holds handles, never bytes.

#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "cotejo/digest.hpp"
#include "cotejo/instance.hpp"
#include "cotejo/mistake.hpp"
#include "cotejo/result.hpp"
#include "cotejo/visit.hpp"

namespace cotejo::kiosk {

/// What a script's process may use, and who is told.
struct ScriptOptions {
    /// How long the script may think in all: time between a step's answer and the next step.
    std::chrono::milliseconds budget{5'000};
    std::uint64_t memory = 32u << 20;  ///< bytes that Lua may hold
    std::chrono::milliseconds start_within{10'000};
    bool require_sandbox = false;  ///< a missing layer is fatal instead of a warning
    std::filesystem::path child;   ///< the cotejo-script program; empty: beside this one
    std::function<Clock::time_point()> clock = Clock::now;  ///< what the budget is counted by
    LogSink log;                                            ///< may be empty
};

/// How a script ended. Whatever it says, only Visit::decide() lets anyone through.
struct ScriptEnd {
    enum class How {
        returned,  ///< ran to its end
        failed,    ///< a mistake in it: `reason` says "workflows/x.lua:12: ..."
        killed,    ///< past its budget or its memory, crashed, or spoke out of turn
        stopped,   ///< the traveller asked for a person, or the kiosk shuts down
    };
    How how = How::killed;
    std::string reason;  ///< for the operator, without personal data; "" when returned
};

/// The names a workflow may use in this kiosk, for messages that say what is meant. An empty list
/// allows every name.
struct ScriptNames {
    std::vector<std::string> asks;      ///< of ask
    std::vector<std::string> captures;  ///< kinds, of capture
    std::vector<std::string> extracts;  ///< kinds, of extract
    std::vector<std::string> finds;     ///< kinds, of find
    std::vector<std::string> says;      ///< keys of config/text, of say
};

/// A workflow and the steps it may require, read and held together: a running visit ends on the
/// version that it began with. Immutable; any thread.
class Script {
public:
    /// Reads <scripts>/workflows/<workflow>.lua and every <scripts>/steps/*.lua. Mistakes when a
    /// file is not there, is no text or has more than 64 KiB. Compiles nothing.
    static Result<Script, Mistakes> load(const std::filesystem::path& scripts,
                                         const std::string& workflow);

    /// Compiles every file and reads the workflow's table in a confined process, without running
    /// it; then looks for names that nothing defines. Gives every mistake, with file and line.
    Mistakes check(const ScriptNames& names, const ScriptOptions& options) const;

    /// The same for every workflow of a folder, each mistake once.
    static Mistakes check_all(const std::filesystem::path& scripts, const ScriptNames& names,
                              const ScriptOptions& options);

    /// Runs the workflow on a visit: starts the process, answers its steps, and ends it. Blocks
    /// until the script ended or was ended; never throws; calls no decide() that the script did not
    /// call. `stop` should be the visit's.
    ScriptEnd run(Visit& visit, const ScriptNames& names, const ScriptOptions& options,
                  std::stop_token stop) const;

    /// Names this version in the audit log: over every file's name and text.
    Digest digest() const;

    const std::string& workflow() const { return workflow_; }

private:
    Script() = default;
    std::filesystem::path folder_;
    std::string workflow_;                        ///< "return_flight"
    std::map<std::string, std::string> sources_;  ///< "workflows/return_flight.lua" -> text
};

}  // namespace cotejo::kiosk
