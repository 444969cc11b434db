// SPDX-License-Identifier: Apache-2.0
//
// Process: a child program, started with one socket and nothing else of its parent's.

#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>

#include "isolation/descriptor.hpp"

#include "cotejo/result.hpp"

namespace cotejo {

constexpr int kWireDescriptor = 3; ///< where the child finds its socket

/// Killed and reaped at the end, if it is not yet. Move only.
class Process {
public:
    Process() = default;
    Process(Process&& other) noexcept { *this = std::move(other); }
    Process& operator=(Process&& other) noexcept;
    ~Process();

    /// Starts the program with `wire` as descriptor 3, `output` as its standard output and error,
    /// an empty standard input and a clean environment. Starts it anew, never as a copy of this
    /// process: threads of libraries do not survive that. The child dies with the calling *thread*
    /// (PR_SET_PDEATHSIG), so call from one that lives as long as the child should.
    static Result<Process> start(const std::filesystem::path& program, Descriptor wire,
                                 Descriptor output);

    /// Polls readable once the process has ended.
    int descriptor() const { return pidfd_.get(); }
    pid_t id() const { return id_; }
    void kill() const;
    /// Says how it ended, once; nothing while it lives.
    std::optional<std::string> reap();

private:
    Descriptor pidfd_;
    pid_t id_ = 0;
};

/// Finds cotejo-child: as given, else beside this program.
std::filesystem::path child_program(const std::filesystem::path& given);

}  // namespace cotejo
