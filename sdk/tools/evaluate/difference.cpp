// SPDX-License-Identifier: Apache-2.0
//
// Takes the difference inside each replicate.

#include "evaluate/difference.hpp"

#include <cmath>

namespace cotejo::tools::evaluation {
namespace {

std::vector<double> minus(const Operating& first, const Operating& second) {
    std::vector<double> figures{first.eer - second.eer};
    for (std::size_t k = 0; k < kRates.size(); ++k) figures.push_back(first.fnmr[k] - second.fnmr[k]);
    return figures;
}

}  // namespace

Difference difference(const Ordered& first, const Ordered& second, const Resampling& how) {
    const std::vector<double> whole = minus(first.operating(), second.operating());
    const auto replicates = bootstrap(first.people(), how, [&](std::span<const std::uint32_t> counts) {
        return minus(first.operating(counts), second.operating(counts));
    });
    Difference found{interval(whole[0], replicates, 0), {}};
    for (std::size_t k = 0; k < kRates.size(); ++k)
        found.fnmr[k] = interval(whole[k + 1], replicates, k + 1);
    return found;
}

std::string in_words(const Estimate& difference, const std::string& first, const std::string& second) {
    if (std::isnan(difference.low)) return "too few pairs to say";
    if (difference.high < 0) return first + " is better";
    if (difference.low > 0) return second + " is better";
    return "the interval holds zero: neither is shown to be better";
}

}  // namespace cotejo::tools::evaluation
