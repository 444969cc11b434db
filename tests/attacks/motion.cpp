// SPDX-License-Identifier: Apache-2.0

#include "motion.hpp"

#include <cmath>
#include <functional>

#include "camera.hpp"
#include "cotejo/hints.h"

namespace attacks {

namespace {

constexpr double kTurn = 29, kApproach = 1.45, kBase = 175; // degrees; times the size; pixels

struct Actor {
    std::vector<Place> places;
    Place now;

    void wait(double seconds) {
        for (int i = 0; i < int(std::lround(seconds * kFramesASecond)); ++i) places.push_back(now);
    }
    /// Brings one number to `target` over a time, smoothly.
    void bring(double Place::*what, double target, double seconds) {
        const int frames = int(std::lround(seconds * kFramesASecond));
        const double from = now.*what;
        for (int i = 1; i <= frames; ++i) {
            const double part = double(i) / frames;
            now.*what = from + (target - from) * part * part * (3 - 2 * part);
            places.push_back(now);
        }
    }
    void act(const std::string& step) {
        wait(0.5);
        if (step == COTEJO_HINT_TURN_LEFT || step == COTEJO_HINT_TURN_RIGHT) {
            bring(&Place::yaw, step == COTEJO_HINT_TURN_LEFT ? kTurn : -kTurn, 0.5);
            wait(0.3);
            bring(&Place::yaw, 0, 0.5);
        } else if (step == COTEJO_HINT_BLINK) {
            bring(&Place::closed, 1, 0.1);
            wait(0.2);
            bring(&Place::closed, 0, 0.2);
        } else if (step == COTEJO_HINT_COME_CLOSER) {
            bring(&Place::size, now.size * kApproach, 0.8);
        }
    }
};

}  // namespace

std::vector<Place> performed(const Steps& steps, std::uint64_t seed) {
    cv::RNG random(seed * 31 + 5);
    Actor actor;
    actor.now.size = kBase * random.uniform(0.95, 1.05);
    actor.now.middle = {320 + random.uniform(-15.0, 15.0), 225 + random.uniform(-8.0, 8.0)};
    actor.wait(0.5);
    for (const std::string& step : steps) actor.act(step);
    actor.wait(1);
    double phase[5];
    for (double& p : phase) p = random.uniform(0.0, 6.28);
    for (std::size_t i = 0; i < actor.places.size(); ++i) { // nobody stands still
        Place& place = actor.places[i];
        const double t = double(i) / kFramesASecond;
        place.yaw += 1.3 * std::sin(1.9 * t + phase[0]);
        place.pitch += 1.0 * std::sin(1.4 * t + phase[1]);
        place.roll += 0.8 * std::sin(1.1 * t + phase[2]);
        place.middle += cv::Point2d(3.5 * std::sin(1.3 * t + phase[3]), 2.2 * std::sin(1.7 * t + phase[4]));
        place.size *= 1 + 0.008 * std::sin(0.9 * t + phase[2]);
    }
    return actor.places;
}

}  // namespace attacks
