// SPDX-License-Identifier: Apache-2.0
//
// Simulated people whose true error rates are known.

#pragma once

#include <cmath>
#include <random>
#include <vector>

#include "evaluate/scored.hpp"

namespace cotejo::test {

using tools::evaluation::Scored;

/// Impostor scores are N(0, 1), genuine ones N(mean, 1) where a person's own mean varies by `spread`.
struct Population {
    std::uint32_t people = 60;
    double mean = 4, spread = 0;
    int genuine_each = 4;
    std::uint16_t groups = 0;      ///< people take turns in groups 1 to this
    double handicap = 0;           ///< taken off the genuine scores of group 1

    std::vector<Scored> draw(unsigned seed) const {
        std::mt19937 random(seed);
        std::normal_distribution<double> normal;
        std::vector<Scored> all;
        const auto group = [&](std::uint32_t person) {
            return static_cast<std::uint16_t>(groups ? person % groups + 1 : 0);
        };
        for (std::uint32_t a = 0; a < people; ++a) {
            const double own = mean + spread * normal(random) - (group(a) == 1 ? handicap : 0);
            for (int i = 0; i < genuine_each; ++i)
                all.push_back({static_cast<float>(own + normal(random)), a, a, group(a), true});
            for (std::uint32_t b = a + 1; b < people; ++b)
                all.push_back({static_cast<float>(normal(random)), a, b,
                               group(a) == group(b) ? group(a) : std::uint16_t{0}, false});
        }
        return all;
    }
};

}  // namespace cotejo::test
