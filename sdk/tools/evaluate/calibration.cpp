// SPDX-License-Identifier: Apache-2.0
//
// Counts the false matches that a rate allows, and finds the score that leaves no more.

#include "evaluate/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <boost/math/special_functions/gamma.hpp>

namespace cotejo::tools::evaluation {
namespace {

constexpr double kDoubt = 0.05;

/// How likely at most `seen` are, when `expected` are expected (Poisson).
double at_most(long seen, double expected) {
    return boost::math::gamma_q(static_cast<double>(seen) + 1, expected);
}

/// How many of these falling scores are not below this one.
std::size_t not_below(const std::vector<float>& falling, double score) {
    return static_cast<std::size_t>(std::ranges::lower_bound(falling, score, std::greater_equal{}) - falling.begin());
}

/// The lowest score seen that is above this one; it when there is none.
double next_above(const Ordered& scores, float score) {
    double next = std::numeric_limits<double>::infinity();
    for (const auto* falling : {&scores.genuine(), &scores.impostor()}) {
        const auto end = std::ranges::lower_bound(*falling, score, std::greater{});
        if (end != falling->begin()) next = std::min(next, double{*std::prev(end)});
    }
    return next;
}

std::string short_number(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", number);
    return text;
}

/// The next multiple of `step` that is above even as an f32, which is how scores come.
double multiple_above(double above, double step) {
    const double score = (std::floor(above / step) + 1) * step;
    return static_cast<float>(score) > static_cast<float>(above) ? score : score + step;
}

}  // namespace

long allowed(double rate, std::size_t count) {
    const double expected = rate * static_cast<double>(count);
    if (expected <= 0 || at_most(0, expected) > kDoubt) return -1;
    long enough = 0, many = std::max(1L, std::lround(std::ceil(expected))); // at_most(many) > kDoubt
    while (many - enough > 1) {
        const long middle = enough + (many - enough) / 2;
        (at_most(middle, expected) <= kDoubt ? enough : many) = middle;
    }
    return enough;
}

double short_score_above(double above, double next, double range, const std::function<bool(double)>& costly) {
    const double fine = range > 0 ? std::pow(10, std::floor(std::log10(range)) - 3) : 1e-3;
    for (double step = fine * 1e6; step > fine * 1.5; step /= 10)
        if (const double score = multiple_above(above, step); score <= next) return score;
    double step = fine;
    while (step > fine * 1e-5 && costly(multiple_above(above, step))) step /= 10;
    return multiple_above(above, step);
}

std::vector<Calibrated> calibrate(const Ordered& scores) {
    std::vector<Calibrated> found;
    const auto &genuine = scores.genuine(), &impostor = scores.impostor();
    if (genuine.empty() || impostor.empty()) return found;
    const double range = std::max(genuine.front(), impostor.front()) -
                         std::min(genuine.back(), impostor.back());
    for (const double rate : kRates) {
        const long most = allowed(rate, impostor.size());
        if (most < 0 || static_cast<std::size_t>(most) >= impostor.size()) continue;
        const float above = impostor[static_cast<std::size_t>(most)];
        const double next = next_above(scores, above);
        const std::size_t could = not_below(genuine, next), spare = std::max<std::size_t>(1, genuine.size() / 1000);
        const double score = short_score_above(above, next, range, [&](double rounded) {
            return could - not_below(genuine, rounded) > spare;
        });
        found.push_back({rate, score, most,
                         1 - static_cast<double>(not_below(genuine, score)) / static_cast<double>(genuine.size())});
    }
    return found;
}

std::string scores_line(const std::vector<Calibrated>& calibrated) {
    std::string line;
    for (std::size_t i = 0; i < calibrated.size(); ++i) {
        const Calibrated& one = calibrated[i];
        if (i + 1 < calibrated.size() && calibrated[i + 1].score == one.score) continue;
        char rate[16];
        std::snprintf(rate, sizeof rate, "1e%.0f", std::log10(one.rate));
        line += (line.empty() ? "" : ", ") + std::string(rate) + ": " + short_number(one.score);
    }
    return line.empty() ? line : "scores: {" + line + "}";
}

}  // namespace cotejo::tools::evaluation
