// SPDX-License-Identifier: Apache-2.0
//
// Enrolment: when the galleries are held against the lists.

#include "kiosk/enrolment.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>

#include "kiosk/clock.hpp"

namespace cotejo::kiosk {
namespace {

/// How long until what failed is tried again, and whether the day is over is looked at.
constexpr std::chrono::minutes kGlance{1};

/// This thread, whatever it starts, and nothing else of the process.
void step_back() { (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 19); }

}  // namespace

Enrolment::Enrolment(EnrolmentParts parts, std::vector<Route> routes, WallClock clock)
    : parts_(std::move(parts)), clock_(std::move(clock)) {
    for (Route& route : routes) enrollers_.emplace_back(std::move(route), parts_);
    if (!enrollers_.empty()) thread_ = std::jthread([this](std::stop_token stop) { work(stop); });
}

Enrolment::~Enrolment() = default;

void Enrolment::follow(std::shared_ptr<const Entries> entries, std::string last_day) {
    const std::lock_guard lock(mutex_);
    entries_ = std::move(entries);
    last_day_ = std::move(last_day);
    dirty_ = true;
    changed_.notify_all();
}

void Enrolment::work(std::stop_token stop) {
    step_back();
    bool done = true, ended = false;
    while (!stop.stop_requested()) {
        std::shared_ptr<const Entries> entries;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, stop, kGlance, [this] { return dirty_; });
            if (stop.stop_requested()) return;
            if (!dirty_ && done && over() == ended) continue;
            dirty_ = false;
            ended = over();
            entries = ended ? nullptr : entries_;
        }
        done = true;
        for (Enroller& enroller : enrollers_) done &= enroller.run(entries.get(), stop);
    }
}

bool Enrolment::over() const { return entries_ && local_date(clock_) > last_day_; }

std::string Enrolment::gap() const {
    std::string text;
    for (const Enroller& enroller : enrollers_)
        if (const std::size_t left = enroller.left())
            text += (text.empty() ? "" : "; ") + std::to_string(left) + " entries of the flight are not in `" +
                    enroller.gallery() + "` yet";
    return text;
}

}  // namespace cotejo::kiosk
