// SPDX-License-Identifier: Apache-2.0
//
// Error rates of scored comparisons, every comparison weighed by how often its people were drawn.

#pragma once

#include <span>
#include <vector>

#include "evaluate/scored.hpp"

namespace cotejo::tools::evaluation {

/// A comparison is a match when its score is not below the threshold (ISO/IEC 19795-1).
struct Operating {
    double eer = 0;                              ///< where the DET curve crosses FMR = FNMR
    std::array<double, kRates.size()> fnmr{};    ///< at the lowest threshold whose FMR is not above each rate
    std::array<float, kRates.size()> threshold{}; ///< the lowest score that is accepted there
};

/// One point of a DET curve.
struct DetPoint {
    double fmr = 0, fnmr = 0;
};

/// Scored comparisons in falling order of score. Immutable; any thread.
class Ordered {
public:
    /// `people` is one more than the largest person in `scored`; scores are finite.
    Ordered(const std::vector<Scored>& scored, std::uint32_t people);

    /// Rates with each person counted once.
    Operating operating() const;
    /// Rates with person p counted `counts[p]` times: a genuine pair weighs its person's count, an
    /// impostor pair the product of both. All are NaN where no genuine or no impostor pair is left.
    Operating operating(std::span<const std::uint32_t> counts) const;
    /// The DET curve from (0, 1) to (1, 0), without points that lie within a straight run.
    std::vector<DetPoint> det() const;

    std::uint32_t people() const { return people_; }
    const std::vector<float>& genuine() const { return genuine_.scores; }   ///< falling
    const std::vector<float>& impostor() const { return impostor_.scores; } ///< falling

private:
    /// Scores, and the two counts whose product is each one's weight.
    struct Class {
        std::vector<float> scores;
        std::vector<std::uint32_t> first, second;
        double total(const std::vector<std::uint32_t>& counts) const;
        /// Adds the weights of all that equal `score`, from `at` on.
        double take(float score, std::size_t& at, const std::vector<std::uint32_t>& counts) const;
    };
    class Walk;

    Class genuine_, impostor_;
    std::uint32_t people_;
};

}  // namespace cotejo::tools::evaluation
