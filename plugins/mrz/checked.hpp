// SPDX-License-Identifier: Apache-2.0
//
// Checked: the cells that check digits cover, for each length that the document number may have.

#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "mrz/chain.hpp"

namespace mrz {

/// Weighs those cells as a number of up to nine characters and, where the cells allow it, as longer ones.
class Checked {
public:
    Checked(Format format, const Probabilities& cells);

    const Chain& chain() const { return *ways_.front().chain; } ///< the cells, in the order of best()
    const std::string& best() const { return best_; }            ///< "" when nothing lawful stands there
    double log_total() const { return log_total_; }
    double log_best() const { return log_best_; }
    double log_second() const { return log_second_; }
    /// How probable each character of the best text is.
    std::vector<double> confidence() const;

private:
    struct Way {
        double log_usual;
        std::unique_ptr<Chain> chain;
        std::unique_ptr<Solved> solved;
    };
    void consider(const Way& way);

    std::vector<Way> ways_;
    std::string best_;
    double log_total_, log_best_, log_second_;
};

/// The logarithm of the sum of what these are the logarithms of.
double log_sum(std::span<const double> logs);

}  // namespace mrz
