// SPDX-License-Identifier: Apache-2.0
//
// Random: numbers that depend on a seed and a purpose only, the same on every machine.

#pragma once

#include <cstdint>

namespace cotejo::prints {

/// SplitMix64. The standard library's distributions are left to each implementation, so none here.
class Random {
public:
    /// `purpose` keeps the streams of one seed apart.
    Random(std::uint64_t seed, std::uint64_t purpose)
        : state_(mix(seed) ^ mix(purpose * 0x9e3779b97f4a7c15u + 1)) {}

    std::uint64_t bits() { return mix(state_ += 0x9e3779b97f4a7c15u); }

    /// 0 to below 1.
    double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }

    /// Mean 0, deviation 1, by adding four uniforms: never beyond 3.5.
    double normal() {
        double sum = -2;
        for (int i = 0; i < 4; ++i) sum += unit();
        return sum * 1.7320508075688772;
    }

private:
    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    std::uint64_t state_;
};

}  // namespace cotejo::prints
