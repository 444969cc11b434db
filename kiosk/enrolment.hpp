// SPDX-License-Identifier: Apache-2.0
//
// Enrolment: fills the galleries from the flight's lists, behind everything else.

#pragma once

#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "cotejo/wall_clock.hpp"
#include "kiosk/enroller.hpp"

namespace cotejo::kiosk {

/// One thread of its own, at the lowest priority, as are the instances it starts: a visit and the
/// page go first. What is under way when this goes is taken up at the next start.
class Enrolment {
public:
    /// The parts and the routes' instances outlive this.
    Enrolment(EnrolmentParts parts, std::vector<Route> routes, WallClock clock);
    ~Enrolment();

    /// From now on the galleries hold these entries, until the local date is past `last_day` (ISO
    /// 8601): then nobody, and a later call begins anew. Returns at once. Any thread.
    void follow(std::shared_ptr<const Entries> entries, std::string last_day);

    /// What a search of the flight's set cannot find yet, in words for the log; "" when nothing is
    /// missing. Any thread.
    std::string gap() const;

private:
    void work(std::stop_token stop);
    bool over() const;

    const EnrolmentParts parts_;
    const WallClock clock_;
    std::list<Enroller> enrollers_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::shared_ptr<const Entries> entries_;
    std::string last_day_;
    bool dirty_ = false; ///< follow() was called since the thread looked
    std::jthread thread_;
};

}  // namespace cotejo::kiosk
