// SPDX-License-Identifier: Apache-2.0
//
// The `scores:` of a manifest: thresholds that hold a false match rate, with what proves it.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "evaluate/operating.hpp"

namespace cotejo::tools::evaluation {

/// How many of `count` impostor pairs may match for the rate to hold: were it any higher, so few
/// false matches would be seen in at most 5 of 100 such sets (exact one-sided Poisson bound). -1
/// when even none is too few to say: `count` is below 3/rate (rule of 3, ISO/IEC 19795-1).
long allowed(double rate, std::size_t count);

/// True when `count` impostor pairs can carry the rate at all.
inline bool carries(double rate, std::size_t count) { return allowed(rate, count) >= 0; }

/// A score that stands for a rate.
struct Calibrated {
    double rate = 0;
    double score = 0;       ///< the lowest score accepted, rounded up
    long allowed = 0;       ///< false matches that the set may hold for it
    double fnmr = 0;        ///< of the genuine pairs, at this score
};

/// Calibrates every rate of kRates that the impostor pairs carry.
std::vector<Calibrated> calibrate(const Ordered& scores);

/// A score above `above` that is short to write: the next multiple of the coarsest power of ten that
/// is not past `next`, the next score that was seen; else of a thousandth of `range`, or of a finer
/// power where that is `costly`.
double short_score_above(double above, double next, double range, const std::function<bool(double)>& costly);

/// The manifest's line: `scores: {1e-2: 0.268, ...}`, the smallest rate alone where a score holds
/// several; "" without any.
std::string scores_line(const std::vector<Calibrated>& calibrated);

}  // namespace cotejo::tools::evaluation
