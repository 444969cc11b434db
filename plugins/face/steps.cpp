// SPDX-License-Identifier: Apache-2.0
//
// Each step goes through two or three moments; a frame moves it on by one at most, so that whoever
// judges afterwards finds a frame of each.

#include "steps.hpp"

#include <algorithm>
#include <cmath>

#include "cotejo/hints.h"
#include "mesh_points.hpp"
#include "pose.hpp"

namespace face {

namespace {

constexpr double kAhead = 12, kTurned = 20;           // degrees
constexpr double kOpen = 0.15;                        // below it nobody's eyes are open
constexpr double kClosed = 0.65, kOpenAgain = 0.85;    // of how far they were open
constexpr double kCloser = 1.3;                       // times the size
constexpr double kEaseOfTurn = 6, kEaseOfLids = 0.1, kEaseOfSize = 0.1;

}  // namespace

std::optional<Step> step_named(std::string_view word) {
    if (word == COTEJO_HINT_TURN_LEFT) return Step::turn_left;
    if (word == COTEJO_HINT_TURN_RIGHT) return Step::turn_right;
    if (word == COTEJO_HINT_BLINK) return Step::blink;
    if (word == COTEJO_HINT_COME_CLOSER) return Step::come_closer;
    return std::nullopt;
}

Stance stance(const Shape& shape, const Openness& eyes) {
    const cv::Point3f high = shape.points[kForehead] - shape.points[kChin];
    return {pose(shape.points).yaw, (eyes.left + eyes.right) / 2, cv::norm(high)};
}

bool Progress::begins(const Stance& now) const {
    if (std::abs(now.yaw) > kAhead + ease_ * kEaseOfTurn) return false;
    return at_hand() != Step::blink || now.open >= kOpen;
}

bool Progress::is_far(const Stance& now) const {
    const double turned = kTurned - ease_ * kEaseOfTurn;
    switch (at_hand()) {
        case Step::turn_left: return now.yaw >= turned;
        case Step::turn_right: return now.yaw <= -turned;
        case Step::come_closer: return now.size >= (kCloser - ease_ * kEaseOfSize) * start_.size;
        case Step::blink: break;
    }
    return std::abs(now.yaw) <= turned && now.open <= (kClosed + ease_ * kEaseOfLids) * start_.open;
}

bool Progress::is_back(const Stance& now) const {
    return at_hand() != Step::blink || now.open >= (kOpenAgain - ease_ * kEaseOfLids / 2) * start_.open;
}

void Progress::saw(const Stance& now) {
    if (all()) return;
    if (moment_ == 0) {
        if (!begins(now)) return;
        start_ = now;
        moment_ = 1;
    } else if (moment_ == 1) {
        if (is_far(now)) moment_ = 2;
        start_.size = std::min(start_.size, now.size); // whoever stepped back first comes from there
        start_.open = std::max(start_.open, now.open);
    } else if (is_back(now)) {
        moment_ = 3;
    }
    const int last = at_hand() == Step::blink ? 3 : 2;
    if (moment_ < last) return;
    ++done_;
    moment_ = 0;
}

double Progress::part() const {
    if (all()) return 1;
    const double moments = at_hand() == Step::blink ? 3 : 2;
    return (double(done_) + moment_ / moments) / double(steps_.size());
}

}  // namespace face
