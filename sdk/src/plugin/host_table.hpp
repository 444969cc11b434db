// SPDX-License-Identifier: Apache-2.0
//
// The C side of an instance: the cotejo_host a plugin is given, over an interface that a local
// instance and an isolated one's child both implement, and the cotejo_job made from a Job.

#pragma once

#include <vector>

#include "plugin/contract.hpp"

namespace cotejo {

/// What the host does for one instance. Threads are abi.h's. Nothing here may throw.
class HostServices {
public:
    virtual ~HostServices() = default;

    /// The checked value of a declared setting, or null. Any thread.
    virtual const char* setting(const char* name) = 0;
    /// Writes one line, already made printable. Any thread.
    virtual void log(cotejo_level level, std::string line) = 0;
    virtual cotejo_status acquire(std::uint64_t size, cotejo_block& block) = 0;
    virtual void release(std::uint32_t block) = 0;
    /// Takes one record of the job with this id. Still to be checked: that the job is the current
    /// one, check_emitted(), and that its data lies in its block. Gives the block up in every case.
    virtual cotejo_status emit(std::uint64_t job, Emitted record) = 0;
    virtual void guide(std::uint64_t job, Guide guide) = 0;
    /// Any thread.
    virtual bool cancelled(std::uint64_t job) = 0;
};

/// The C struct over HostServices. Must outlive the plugin it is given to; does not move.
class HostTable {
public:
    explicit HostTable(HostServices& services);
    HostTable(const HostTable&) = delete;
    HostTable& operator=(const HostTable&) = delete;

    const cotejo_host* c() const { return &host_; }

private:
    cotejo_host host_;
};

/// A Job as the C struct a plugin reads. Points into `job`, which must stay where it is.
class JobTable {
public:
    JobTable(const Job& job, std::uint64_t id);
    JobTable(const JobTable&) = delete;
    JobTable& operator=(const JobTable&) = delete;

    const cotejo_job* c() const { return &job_; }

private:
    std::vector<std::vector<cotejo_fact>> facts_;
    std::vector<cotejo_record> inputs_;
    std::vector<cotejo_fact> options_;
    cotejo_job job_;
};

}  // namespace cotejo
