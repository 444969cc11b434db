// SPDX-License-Identifier: Apache-2.0
//
// A bounded queue of events with a descriptor to poll.

#include "plugin/local_job.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include "plugin/contract.hpp"

namespace cotejo {
namespace {

/// Waits for a change; without a time that is not waiting until the end of the clock.
template <class Until>
void wait(std::condition_variable& changed, std::unique_lock<std::mutex>& lock,
          Clock::time_point time, Until until) {
    if (time == Clock::time_point::max())
        changed.wait(lock, until);
    else
        changed.wait_until(lock, time, until);
}

}  // namespace

LocalJob::LocalJob(std::uint64_t id, Job job)
    : id_(id), job_(std::move(job)), descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

LocalJob::~LocalJob() {
    if (descriptor_ >= 0) close(descriptor_);
}

Running::Event LocalJob::next(Clock::time_point until) {
    std::unique_lock lock(mutex_);
    wait(changed_, lock, until, [this] { return !waiting_.empty() || outcome_; });
    if (waiting_.empty()) return outcome_ ? Running::Event(*outcome_) : Running::Event(Pending{});
    Running::Event event = std::move(waiting_.front());
    waiting_.pop_front();
    if (waiting_.empty() && !outcome_) show(false);
    changed_.notify_all();
    return event;
}

void LocalJob::cancel() {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    changed_.notify_all();
}

bool LocalJob::give(Record record) {
    std::unique_lock lock(mutex_);
    wait(changed_, lock, job_.deadline,
         [this] { return waiting_.size() < kMostWaiting || cancelled_ || outcome_; });
    if (over() || outcome_) return false;
    push(std::move(record));
    return true;
}

void LocalJob::guide(Guide guide) {
    const std::lock_guard lock(mutex_);
    if (outcome_) return;
    if (waiting_.size() < kMostWaiting)
        push(std::move(guide));
    else if (auto* last = std::get_if<Guide>(&waiting_.back()))
        *last = std::move(guide);
}

void LocalJob::note(const std::string& line) {
    constexpr std::size_t kLongest = 4096;
    const std::lock_guard lock(mutex_);
    if (reason_.size() + line.size() > kLongest) return;
    if (!reason_.empty()) reason_ += "; ";
    reason_ += line;
}

bool LocalJob::over() const { return cancelled_ || Clock::now() >= job_.deadline; }

void LocalJob::finish(cotejo_status status, std::string reason) {
    const std::lock_guard lock(mutex_);
    if (outcome_) return;
    if (reason.empty() && reason_.empty() && status == COTEJO_CANCELLED)
        reason = cancelled_ ? "cancelled" : "its deadline passed";
    if (!reason.empty() && !reason_.empty()) reason_ += "; ";
    outcome_ = outcome_of(status, reason_ + reason);
    show(true);
    changed_.notify_all();
}

bool LocalJob::finished() const {
    const std::lock_guard lock(mutex_);
    return outcome_.has_value();
}

void LocalJob::push(Running::Event event) {
    waiting_.push_back(std::move(event));
    show(true);
    changed_.notify_all();
}

void LocalJob::show(bool readable) {
    std::uint64_t count = 1;
    if (readable)
        (void)!write(descriptor_, &count, sizeof count);
    else
        (void)!read(descriptor_, &count, sizeof count);
}

}  // namespace cotejo
