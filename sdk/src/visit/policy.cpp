// SPDX-License-Identifier: Apache-2.0
//
// Policy: the rate one comparison may have, and the score that keeps it.

#include "cotejo/policy.hpp"

#include <algorithm>

namespace cotejo {
namespace {

constexpr std::string_view kSame = ".same";

bool names_same_of(const std::string& finding, std::string_view family) {
    return finding.size() == family.size() + kSame.size() && finding.starts_with(family) &&
           finding.ends_with(kSame);
}

int tries_of(const Policy& policy, const std::string& finding) {
    if (!finding.ends_with(kSame)) return 0;
    const auto section = policy.families.find(finding.substr(0, finding.size() - kSame.size()));
    return section == policy.families.end() ? 0 : section->second.tries;
}

}  // namespace

double allowed_rate(const Policy& policy, std::string_view family, std::size_t set_size) {
    double rate = 0.0;
    for (const auto& line : policy.through) {
        if (std::ranges::none_of(line, [&](auto& f) { return names_same_of(f, family); })) continue;
        int tries = 0;
        for (const std::string& finding : line) tries += tries_of(policy, finding);
        if (tries <= 0 || set_size == 0) return 0.0;
        const double of_line = policy.far / tries / static_cast<double>(set_size);
        rate = rate == 0.0 ? of_line : std::min(rate, of_line);
    }
    return rate;
}

std::optional<double> threshold(const Calibration& scores, double rate) {
    const auto above = scores.upper_bound(rate);
    if (above == scores.begin()) return std::nullopt;
    return std::prev(above)->second;
}

}  // namespace cotejo
