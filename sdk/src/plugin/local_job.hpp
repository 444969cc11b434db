// SPDX-License-Identifier: Apache-2.0
//
// LocalJob: one job between the thread that asked for it and the worker that does it.

#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "cotejo/instance.hpp"

namespace cotejo {

/// What a job has given and not yet been asked for, at most kMostWaiting of it. Any thread.
class LocalJob {
public:
    static constexpr std::size_t kMostWaiting = 16;

    LocalJob(std::uint64_t id, Job job);
    ~LocalJob();
    LocalJob(const LocalJob&) = delete;
    LocalJob& operator=(const LocalJob&) = delete;

    std::uint64_t id() const { return id_; }
    const Job& job() const { return job_; }
    Clock::time_point deadline() const { return job_.deadline; }

    // The asker's side.
    Running::Event next(Clock::time_point until);
    void cancel();
    int descriptor() const { return descriptor_; }

    // The worker's side.
    /// Waits for room, never past the job's end; false when the job is over.
    bool give(Record record);
    /// Never waits: of hints that nobody reads, the last one stays.
    void guide(Guide guide);
    /// Adds a line to the outcome's reason.
    void note(const std::string& line);
    /// True once cancelled or past the deadline.
    bool over() const;
    /// Ends the job; what note() gathered goes before `reason`.
    void finish(cotejo_status status, std::string reason = {});
    bool finished() const;

private:
    void push(Running::Event event);
    void show(bool readable);

    const std::uint64_t id_;
    const Job job_;
    std::atomic<bool> cancelled_ = false;
    int descriptor_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Running::Event> waiting_;
    std::string reason_;
    std::optional<Outcome> outcome_;
};

}  // namespace cotejo
