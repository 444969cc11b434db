// SPDX-License-Identifier: Apache-2.0
//
// LocalWorker: the thread a local plugin lives on, the queue before it, and the thread that sleeps
// until something has to be cancelled.

#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "plugin/heap_pool.hpp"
#include "plugin/host_table.hpp"
#include "plugin/library.hpp"
#include "plugin/local_job.hpp"

namespace cotejo {

class LocalWorker final : private HostServices {
public:
    LocalWorker(const Manifest& manifest, InstanceOptions options,
                std::map<std::string, std::string> settings);
    ~LocalWorker() override;

    /// Waits until the plugin is made, or says why it could not be.
    Result<void> started();
    /// Queues a job; it is finished at once when the worker is ending.
    void start(const std::shared_ptr<LocalJob>& job);
    /// Asks a job to end: a queued one ends here, the running one is told.
    void cancel(LocalJob& job);
    /// Destroys the plugin and makes it anew before the next job.
    void renew();
    bool up() const;

private:
    // HostServices: the plugin's calls.
    const char* setting(const char* name) override;
    void log(cotejo_level level, std::string line) override;
    cotejo_status acquire(std::uint64_t size, cotejo_block& block) override;
    void release(std::uint32_t block) override;
    cotejo_status emit(std::uint64_t job, Emitted record) override;
    void guide(std::uint64_t job, Guide guide) override;
    bool cancelled(std::uint64_t job) override;

    // On the worker thread.
    void work();
    bool wait_for_work();
    Result<void> make();
    void unmake();
    void run(LocalJob& job);
    cotejo_status refuse(const Emitted& record, cotejo_status status, const std::string& what);

    // On the watching thread.
    void watch();
    Clock::time_point first_deadline() const;
    void end_overdue();
    void tell_plugin(std::unique_lock<std::mutex>& lock);

    std::shared_ptr<LocalJob> current() const;

    const Manifest& manifest_;
    const InstanceOptions options_;
    const std::map<std::string, std::string> settings_;
    HostTable table_;

    // The plugin: touched on the worker thread only, but for cancel(), under calling_.
    std::shared_ptr<HeapPool> pool_;
    cotejo_plugin plugin_{};
    bool made_ = false;
    std::mutex calling_; ///< held while cancel() is called and while a run's end is noted

    mutable std::mutex mutex_; ///< all below
    std::condition_variable work_, watch_;
    std::deque<std::shared_ptr<LocalJob>> queue_;
    std::shared_ptr<LocalJob> current_;
    bool told_ = false; ///< the current job's cancel() was called
    bool renew_ = false, ending_ = false, up_ = false;
    std::string making_; ///< errors logged outside a job: why create() failed
    std::optional<Result<void>> started_;

    std::thread worker_, watcher_;
};

}  // namespace cotejo
