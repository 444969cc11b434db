// SPDX-License-Identifier: Apache-2.0
//
// Growth: noise is filtered again and again along the ridge flow, until ridges stand in it. Where
// they do not fit together they end or fork: those are the minutiae.

#include "ridges.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "finger.hpp"

namespace cotejo::prints {
namespace {

constexpr int kWidth = 384, kHeight = 480;
constexpr int kReach = 7;      // pixels a filter looks to each side
constexpr int kRow = 16;       // 2 * kReach + 1, and one that is always 0
constexpr int kSide = 2 * kReach + 1;
constexpr int kDirections = 48, kPeriods = 10;
constexpr double kShortest = 7.0, kLongest = 11.5;
constexpr int kRounds = 14;
constexpr int kSpots = 1500;
constexpr int kStride = kWidth + 2 * kReach + 1;

using Filter = std::array<float, kRow * kSide>;

// An even Gabor filter without a mean, so that flat skin stays flat.
Filter make_filter(double direction, double period) {
    Filter filter{};
    const double across = 0.42 * period, along = 0.6 * period;
    const double c = cosine(direction), s = sine(direction);
    double sum = 0, bells = 0;
    std::array<double, kRow * kSide> bell{};
    for (int y = -kReach; y <= kReach; ++y)
        for (int x = -kReach; x <= kReach; ++x) {
            const double u = x * c - y * s;  // along the ridge; rows grow downwards
            const double v = x * s + y * c;
            const auto i = static_cast<std::size_t>((y + kReach) * kRow + x + kReach);
            bell[i] = exponential(-u * u / (2 * along * along) - v * v / (2 * across * across));
            filter[i] = static_cast<float>(bell[i] * cosine(2 * kPi * v / period));
            sum += filter[i];
            bells += bell[i];
        }
    double weight = 0;
    for (std::size_t i = 0; i < filter.size(); ++i) {
        filter[i] -= static_cast<float>(sum / bells * bell[i]);
        weight += std::fabs(filter[i]);
    }
    for (float& tap : filter) tap = static_cast<float>(tap / weight);
    return filter;
}

std::vector<Filter> make_filters() {
    std::vector<Filter> filters;
    for (int d = 0; d < kDirections; ++d)
        for (int p = 0; p < kPeriods; ++p)
            filters.push_back(make_filter(
                kPi * d / kDirections, kShortest + (kLongest - kShortest) * p / (kPeriods - 1)));
    return filters;
}

std::vector<std::uint16_t> choose_filters(const Finger& finger) {
    std::vector<std::uint16_t> chosen;
    for (int y = 0; y < kHeight; ++y)
        for (int x = 0; x < kWidth; ++x) {
            const double right = x - kWidth / 2.0, up = kHeight / 2.0 - y;
            const double turns = finger.direction(right, up) / kPi;
            const int d = static_cast<int>((turns - std::floor(turns)) * kDirections + 0.5);
            const double place = (finger.period(right, up) - kShortest) / (kLongest - kShortest);
            const int p = std::clamp(static_cast<int>(place * (kPeriods - 1) + 0.5), 0, kPeriods - 1);
            chosen.push_back(static_cast<std::uint16_t>(d % kDirections * kPeriods + p));
        }
    return chosen;
}

// Eight sums side by side: one order of additions whatever the compiler makes of it.
float apply(const Filter& filter, const float* corner) {
    std::array<float, 8> sums{};
    for (int y = 0; y < kSide; ++y) {
        const float* taps = filter.data() + y * kRow;
        const float* skin = corner + static_cast<std::ptrdiff_t>(y) * kStride;
        for (int i = 0; i < 8; ++i)
            sums[static_cast<std::size_t>(i)] += taps[i] * skin[i] + taps[i + 8] * skin[i + 8];
    }
    return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

}  // namespace

Skin grow(std::uint64_t seed) {
    static const std::vector<Filter> filters = make_filters();
    const std::vector<std::uint16_t> chosen = choose_filters(Finger(seed));

    Random random(seed, 2);
    std::vector<float> before(static_cast<std::size_t>(kStride) * (kHeight + 2 * kReach));
    for (int spot = 0; spot < kSpots; ++spot) {
        const int x = static_cast<int>(random.between(kReach, kWidth + kReach));
        const int y = static_cast<int>(random.between(kReach, kHeight + kReach));
        before[static_cast<std::size_t>(y * kStride + x)] = 1;
    }
    std::vector<float> after = before;
    for (int round = 0; round < kRounds; ++round) {
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x) {
                const float grown =
                    apply(filters[chosen[static_cast<std::size_t>(y * kWidth + x)]],
                          before.data() + static_cast<std::ptrdiff_t>(y) * kStride + x);
                after[static_cast<std::size_t>((y + kReach) * kStride + x + kReach)] =
                    std::clamp(6 * grown, -1.0f, 1.0f);
            }
        std::swap(before, after);
    }
    Skin skin{kWidth, kHeight, {}};
    for (int y = 0; y < kHeight; ++y) {
        const float* row = before.data() + static_cast<std::ptrdiff_t>(y + kReach) * kStride + kReach;
        skin.heights.insert(skin.heights.end(), row, row + kWidth);
    }
    return skin;
}

double Skin::at(double x, double y) const {
    const double left = std::floor(x), top = std::floor(y);
    if (!(left >= 0 && top >= 0 && left < width - 1 && top < height - 1)) return -1;
    const double u = x - left, v = y - top;
    const float* p = heights.data() + static_cast<std::ptrdiff_t>(top) * width +
                     static_cast<std::ptrdiff_t>(left);
    return (p[0] * (1 - u) + p[1] * u) * (1 - v) + (p[width] * (1 - u) + p[width + 1] * u) * v;
}

}  // namespace cotejo::prints
