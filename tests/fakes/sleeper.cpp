// SPDX-License-Identifier: Apache-2.0
//
// Waits until it is cancelled: by asking, or with option wait=wake only by being woken.

#include <condition_variable>
#include <mutex>
#include <thread>

#include "cotejo/plugin.hpp"

namespace {

using namespace cotejo;

class Sleeper final : public Extractor, public Wakeable {
public:
    explicit Sleeper(const Host&) {}

    /// Says with a hint that it has begun. With the number option `ms` it works that long instead.
    Result<void> extract(const Job& job, Inputs) override {
        {
            const std::lock_guard lock(mutex_);
            woken_ = false;
        }
        if (const double ms = job.number_option("ms", 0); ms > 0) return work(job, ms);
        job.guide("hold-still");
        if (job.option("wait") == "wake") {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return woken_; });
        }
        while (!job.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return Error{Status::cancelled, ""};
    }

    void wake() override {
        const std::lock_guard lock(mutex_);
        woken_ = true;
        wake_.notify_all();
    }

private:
    /// Busy for so long, and says how long it was.
    static Result<void> work(const Job& job, double ms) {
        const std::uint64_t begun = monotonic_ns();
        while (static_cast<double>(monotonic_ns() - begun) < ms * 1e6) {
        }
        Draft draft;
        draft.number("inside.ns", static_cast<double>(monotonic_ns() - begun));
        const Status status = job.emit(draft);
        if (status != Status::ok) return Error{status, "emit"};
        return {};
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    bool woken_ = false;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.sleeper", Sleeper)
