// SPDX-License-Identifier: Apache-2.0
//
// One desk a thread: a call lies on it, an answer comes back.

#include "errand.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace chip {

using emrtd::Answer;
using emrtd::Bytes;
using emrtd::Cause;
using emrtd::Trouble;

struct Errand::Desk {
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<Call> call;
    std::optional<Answer<Bytes>> answer;
    bool closed = false;

    void close() {
        const std::lock_guard lock(mutex);
        closed = true;
        changed.notify_all();
    }

    /// What the thread does until the desk is closed.
    void serve() {
        for (std::unique_lock lock(mutex);;) {
            changed.wait(lock, [this] { return closed || call; });
            if (closed) return;
            const Call todo = *std::exchange(call, std::nullopt);
            lock.unlock();
            Answer<Bytes> done = todo();
            lock.lock();
            answer = std::move(done);
            changed.notify_all();
        }
    }
};

Errand::~Errand() {
    if (desk_) desk_->close();
}

Answer<Bytes> Errand::run(Call call, const emrtd::Patience& patience) {
    constexpr auto kSlice = std::chrono::milliseconds(50);
    if (!desk_) {
        desk_ = std::make_shared<Desk>();
        std::thread([desk = desk_] { desk->serve(); }).detach();
    }
    const auto last = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience.stall_ms);
    std::unique_lock lock(desk_->mutex);
    desk_->answer.reset();
    desk_->call = std::move(call);
    desk_->changed.notify_all();
    while (!desk_->changed.wait_for(lock, kSlice, [this] { return desk_->answer.has_value(); })) {
        const bool over = patience.is_over();
        if (!over && std::chrono::steady_clock::now() < last) continue;
        lock.unlock();
        desk_->close();
        desk_.reset();
        if (over) return Trouble{Cause::over, "the job is over"};
        return Trouble{Cause::stalled, "the chip did not answer within " + std::to_string(patience.stall_ms) + " ms"};
    }
    return std::move(*desk_->answer);
}

}  // namespace chip
