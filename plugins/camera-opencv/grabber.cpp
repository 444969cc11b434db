// SPDX-License-Identifier: Apache-2.0
//
// Takes frames on a thread that can be left behind.

#include "grabber.hpp"

#include <thread>

namespace camera {

/// What worker and thread both see. `at_work` belongs to the thread while true; then the capture
/// does too.
struct Grabber::Shared {
    std::shared_ptr<Wait> wait;
    cv::VideoCapture capture;
    bool at_work = true;
    bool good = false;
    bool quit = false;
    bool closed = false;

    /// Does one thing to the capture without the lock, and tells how it went.
    void work(const Open& what) {
        bool went_well = false;
        try {
            went_well = what(capture);
        } catch (const cv::Exception&) { // a backend's way of failing
        }
        std::lock_guard lock(wait->mutex);
        good = went_well;
        at_work = false;
        wait->changed.notify_all();
    }

    /// Waits for an order to go on; false for the order to end.
    bool ordered() {
        std::unique_lock lock(wait->mutex);
        wait->changed.wait(lock, [this] { return at_work || quit; });
        return !quit;
    }

    void close() {
        capture.release();
        std::lock_guard lock(wait->mutex);
        closed = true;
        wait->changed.notify_all();
    }
};

Grabber::Grabber(std::shared_ptr<Wait> wait, Open open) : shared_(std::make_shared<Shared>()) {
    shared_->wait = std::move(wait);
    std::thread([shared = shared_, open = std::move(open)] {
        shared->work(open);
        while (shared->ordered())
            shared->work([](cv::VideoCapture& capture) { return capture.grab(); });
        shared->close();
    }).detach();
}

Grabber::~Grabber() {
    constexpr std::chrono::milliseconds kPatience(400); // less than a host waits before it kills
    std::unique_lock lock(shared_->wait->mutex);
    shared_->quit = true;
    shared_->wait->changed.notify_all();
    shared_->wait->changed.wait_for(lock, kPatience, [this] { return shared_->closed; });
}

Grabber::Answer Grabber::opened(const cotejo::Job& job, std::chrono::milliseconds stall) {
    return await(job, stall);
}

Grabber::Answer Grabber::grab(const cotejo::Job& job, std::chrono::milliseconds stall) {
    {
        std::lock_guard lock(shared_->wait->mutex);
        shared_->at_work = true;
        shared_->wait->changed.notify_all();
    }
    return await(job, stall);
}

Grabber::Answer Grabber::await(const cotejo::Job& job, std::chrono::milliseconds stall) {
    const bool answered =
        shared_->wait->until(Clock::now() + stall, job, [this] { return !shared_->at_work; });
    if (!answered) return job.cancelled() ? Answer::cancelled : Answer::stalled;
    return shared_->good ? Answer::done : Answer::failed;
}

cv::VideoCapture& Grabber::capture() { return shared_->capture; }

}  // namespace camera
