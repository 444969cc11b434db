// SPDX-License-Identifier: Apache-2.0
//
// Series for the few functions the prints need.

#include "portable_math.hpp"

#include <cmath>

namespace cotejo::prints {

double sine(double angle) {
    double x = angle - 2 * kPi * std::floor(angle / (2 * kPi) + 0.5);
    if (x > kPi / 2) x = kPi - x;
    if (x < -kPi / 2) x = -kPi - x;
    double term = x, sum = x;
    for (int n = 2; n <= 18; n += 2) {
        term *= -x * x / (n * (n + 1));
        sum += term;
    }
    return sum;
}

double angle_of(double y, double x) {
    const double larger = std::fabs(x) > std::fabs(y) ? std::fabs(x) : std::fabs(y);
    if (larger == 0) return 0;
    const bool steep = std::fabs(y) > std::fabs(x);
    // The angle is halved twice, so that the series sees at most tan(pi/16).
    double t = steep ? std::fabs(x) / larger : std::fabs(y) / larger;
    for (int i = 0; i < 2; ++i) t = t / (1 + std::sqrt(1 + t * t));
    double power = t, sum = t;
    for (int n = 3; n <= 17; n += 2) {
        power *= -t * t;
        sum += power / n;
    }
    double angle = 4 * sum;
    if (steep) angle = kPi / 2 - angle;
    if (x < 0) angle = kPi - angle;
    return y < 0 ? -angle : angle;
}

double exponential(double x) {
    if (x < -700) return 0;
    const double ln2 = 0.69314718055994530942;
    const double whole = std::floor(x / ln2 + 0.5);
    const double rest = x - whole * ln2;
    double term = 1, sum = 1;
    for (int n = 1; n <= 14; ++n) {
        term *= rest / n;
        sum += term;
    }
    return std::ldexp(sum, static_cast<int>(whole));
}

}  // namespace cotejo::prints
