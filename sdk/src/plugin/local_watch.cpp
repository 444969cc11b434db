// SPDX-License-Identifier: Apache-2.0
//
// The thread that ends overdue jobs in the queue and calls a plugin's cancel() for the one it runs.

#include <algorithm>

#include "plugin/local_worker.hpp"

namespace cotejo {

void LocalWorker::watch() {
    std::unique_lock lock(mutex_);
    while (!ending_ || current_) {
        end_overdue();
        if (current_ && !told_ && current_->over()) {
            tell_plugin(lock);
            continue;
        }
        if (ending_) return; // told already: the worker notes the end without us
        const Clock::time_point until = first_deadline();
        if (until == Clock::time_point::max())
            watch_.wait(lock);
        else
            watch_.wait_until(lock, until);
    }
}

/// The next moment at which something would be overdue.
Clock::time_point LocalWorker::first_deadline() const {
    Clock::time_point first = Clock::time_point::max();
    if (current_ && !told_) first = current_->deadline();
    for (const auto& job : queue_) first = std::min(first, job->deadline());
    return first;
}

void LocalWorker::end_overdue() {
    std::erase_if(queue_, [](const auto& job) {
        if (!job->over()) return false;
        job->finish(COTEJO_CANCELLED);
        return true;
    });
}

/// Calls cancel() without the lock, for it may log; `calling_` keeps the job alive meanwhile.
void LocalWorker::tell_plugin(std::unique_lock<std::mutex>& lock) {
    const std::shared_ptr<LocalJob> job = current_;
    told_ = true;
    lock.unlock();
    {
        const std::lock_guard calling(calling_);
        if (current() == job && plugin_.cancel) {
            const JobTable table(job->job(), job->id());
            plugin_.cancel(plugin_.self, table.c());
        }
    }
    lock.lock();
}

}  // namespace cotejo
