// SPDX-License-Identifier: Apache-2.0
//
// The ridge flow of one finger.

#include "finger.hpp"

#include <algorithm>
#include <cmath>

namespace cotejo::prints {

namespace {

constexpr double kBent = 0.75;  // 0: the plain model, 1: straight out and round

// Half a turn of the ridges in one turn around a loop. In the plain model they turn evenly, which
// forces ridges to end beneath every loop, in all fingers alike; in skin they run side by side out
// of the loop and turn around its closed end.
double around(double angle, double opening) {
    double from = angle - opening;
    from -= 2 * kPi * std::floor(from / (2 * kPi) + 0.5);
    const double beyond = std::fabs(from) - kPi / 2;
    const double bent = beyond > 0 ? (from > 0 ? 2 * beyond : -2 * beyond) : 0;
    return opening + (1 - kBent) * from + kBent * bent;
}

}  // namespace

double Finger::direction(double x, double y) const {
    double sum = 0;
    for (const Loop& loop : loops_)
        sum += around(angle_of(y - loop.at.y, x - loop.at.x), loop.opening);
    for (const Point& delta : deltas_) sum -= angle_of(y - delta.y, x - delta.x);
    // Ridges arch over the tip of every finger, and all the way down in an arch.
    const double height = std::clamp((y + 120) / 300, 0.0, 1.0);
    const double slope = -arch_ * height * sine(std::clamp(x / 170, -1.0, 1.0) * kPi);
    return sum / 2 + slope + 0.6 * bend_.at(x, y);
}

double Finger::period(double x, double y) const {
    return period_ * (1 + 0.14 * density_.at(x, y));
}

Finger::Finger(std::uint64_t seed)
    : random_(seed, 1),
      bend_(random_, 90),
      density_(random_, 110),
      period_(random_.between(8.2, 10.0)) {
    draw_pattern(random_);
}

// How often each pattern occurs is what is found among people.
void Finger::draw_pattern(Random& random) {
    const double which = random.unit();
    const Point core{random.between(-25, 25), random.between(5, 50)};
    const double aside = random.between(55, 100), below = random.between(80, 130);
    arch_ = random.between(0.25, 0.45);
    if (which < 0.066) {  // arch
        arch_ = random.between(0.7, 1.0);
    } else if (which < 0.066 + 0.338) {  // loop to the left
        loops_ = {{core}};
        deltas_ = {{core.x + aside, core.y - below}};
    } else if (which < 0.066 + 0.338 + 0.317) {  // loop to the right
        loops_ = {{core}};
        deltas_ = {{core.x - aside, core.y - below}};
    } else {  // whorl
        const double apart = random.between(12, 55);
        loops_ = {{core}, {{core.x + random.between(-12, 12), core.y - apart}}};
        deltas_ = {{core.x - aside - 20, core.y - apart - below * 0.7},
                   {core.x + aside + 20, core.y - apart - below * random.between(0.6, 0.9)}};
    }
    for (Loop& loop : loops_) loop.opening = opening_of(loop.at);
}

// A loop opens where the ridges, as the other points turn them, run straight away from it.
double Finger::opening_of(Point place) const {
    double sum = 0;
    for (const Loop& loop : loops_)
        sum += angle_of(place.y - loop.at.y, place.x - loop.at.x);
    for (const Point& delta : deltas_) sum -= angle_of(place.y - delta.y, place.x - delta.x);
    return sum;
}

}  // namespace cotejo::prints
