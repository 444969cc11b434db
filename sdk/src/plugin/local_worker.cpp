// SPDX-License-Identifier: Apache-2.0
//
// The life of a local plugin: made, run job by job, renewed, destroyed, all on one thread.

#include "plugin/local_worker.hpp"

#include <algorithm>
#include <exception>

namespace cotejo {

LocalWorker::LocalWorker(const Manifest& manifest, InstanceOptions options,
                         std::map<std::string, std::string> settings)
    : manifest_(manifest),
      options_(std::move(options)),
      settings_(std::move(settings)),
      table_(*this),
      worker_([this] { work(); }),
      watcher_([this] { watch(); }) {}

void LocalWorker::work() {
    Result<void> made = make();
    {
        const std::lock_guard lock(mutex_);
        started_ = made;
        up_ = bool(made);
        work_.notify_all();
    }
    while (wait_for_work()) {
        std::unique_lock lock(mutex_);
        if (std::exchange(renew_, false) || !made_) {
            lock.unlock();
            unmake();
            made = make();
            lock.lock();
            up_ = made_;
        }
        if (queue_.empty()) continue;
        const std::shared_ptr<LocalJob> job = std::move(queue_.front());
        queue_.pop_front();
        if (made_) {
            current_ = job;
            told_ = false;
            watch_.notify_all();
        }
        lock.unlock();
        if (made_)
            run(*job);
        else
            job->finish(COTEJO_UNAVAILABLE, made.error().what);
    }
    unmake();
}

bool LocalWorker::wait_for_work() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [this] { return ending_ || renew_ || !queue_.empty(); });
    return !ending_;
}

Result<void> LocalWorker::make() {
    Result<std::shared_ptr<HeapPool>> pool =
        HeapPool::create(manifest_.needs.blocks, manifest_.needs.block_size);
    if (!pool) return pool.error();
    Result<Library> library = Library::open(manifest_);
    if (!library) return library.error();
    pool_ = std::move(*pool);
    plugin_ = {};
    cotejo_status status = COTEJO_FAILED;
    try {
        status = library->entry().create(table_.c(), &plugin_);
    } catch (...) {
        log(COTEJO_ERROR, "create() threw an exception");
    }
    const std::lock_guard lock(mutex_);
    const Outcome outcome = outcome_of(status, std::exchange(making_, {}));
    if (status == COTEJO_OK && plugin_.run && plugin_.destroy) {
        made_ = true;
        return {};
    }
    if (status == COTEJO_OK)
        return Error{Status::invalid, manifest_.id + ": create() gave no run() or no destroy()"};
    return Error{outcome.status, manifest_.id + ": create() ended as " +
                                     std::string(name(outcome.status)) +
                                     (outcome.reason.empty() ? "" : ": " + outcome.reason)};
}

void LocalWorker::unmake() {
    if (std::exchange(made_, false)) plugin_.destroy(plugin_.self);
    pool_.reset();
}

void LocalWorker::run(LocalJob& job) {
    cotejo_status status = COTEJO_CANCELLED;
    if (!job.over()) {
        const JobTable table(job.job(), job.id());
        try {
            status = plugin_.run(plugin_.self, table.c());
        } catch (...) {
            job.note("run() threw an exception");
            status = COTEJO_FAILED;
        }
    }
    {
        const std::scoped_lock lock(calling_, mutex_);
        current_ = nullptr;
    }
    job.finish(status);
}

Result<void> LocalWorker::started() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [this] { return started_.has_value(); });
    return *started_;
}

void LocalWorker::start(const std::shared_ptr<LocalJob>& job) {
    const std::lock_guard lock(mutex_);
    if (ending_) return job->finish(COTEJO_UNAVAILABLE, "the instance is ending");
    queue_.push_back(job);
    work_.notify_all();
    watch_.notify_all();
}

void LocalWorker::cancel(LocalJob& job) {
    const std::lock_guard lock(mutex_);
    job.cancel();
    if (std::erase_if(queue_, [&job](const auto& queued) { return queued.get() == &job; }))
        job.finish(COTEJO_CANCELLED);
    watch_.notify_all();
}

void LocalWorker::renew() {
    const std::lock_guard lock(mutex_);
    renew_ = true;
    if (current_) current_->cancel();
    work_.notify_all();
    watch_.notify_all();
}

bool LocalWorker::up() const {
    const std::lock_guard lock(mutex_);
    return up_;
}

LocalWorker::~LocalWorker() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        if (current_) current_->cancel();
        for (const auto& job : queue_) job->finish(COTEJO_UNAVAILABLE, "the instance is ending");
        queue_.clear();
        work_.notify_all();
        watch_.notify_all();
    }
    worker_.join();
    watcher_.join();
}

}  // namespace cotejo
