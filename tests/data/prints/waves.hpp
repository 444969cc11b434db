// SPDX-License-Identifier: Apache-2.0
//
// Waves: a smooth random surface, for whatever varies slowly over a finger or a touch.

#pragma once

#include <array>

#include "portable_math.hpp"
#include "random.hpp"

namespace cotejo::prints {

/// A sum of plane waves. Values stay within -1 to 1 and mostly within half of that.
class Waves {
public:
    /// `length`: pixels of the shortest wave; the longest is three times that.
    Waves(Random& random, double length) {
        for (Wave& wave : waves_) {
            const double pixels = length * random.between(1, 3);
            const double direction = random.between(0, 2 * kPi);
            wave = {2 * kPi / pixels * cosine(direction), 2 * kPi / pixels * sine(direction),
                    random.between(0, 2 * kPi)};
        }
    }

    double at(double x, double y) const {
        double sum = 0;
        for (const Wave& wave : waves_) sum += sine(wave.x * x + wave.y * y + wave.phase);
        return sum / static_cast<double>(waves_.size());
    }

private:
    struct Wave {
        double x, y, phase;
    };
    std::array<Wave, 4> waves_;
};

}  // namespace cotejo::prints
