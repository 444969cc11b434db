// SPDX-License-Identifier: Apache-2.0
//
// Discards in rising order of quality, ties in proportion.

#include "evaluate/discard.hpp"

#include <algorithm>

namespace cotejo::tools::evaluation {

std::vector<DiscardPoint> error_versus_discard(std::vector<Judged> genuine, double most, int steps) {
    std::vector<DiscardPoint> curve;
    if (genuine.empty()) return curve;
    std::ranges::sort(genuine, {}, &Judged::quality);
    const auto count = static_cast<double>(genuine.size());
    auto errors = static_cast<double>(std::ranges::count(genuine, true, &Judged::missed));
    double before = 0; // discarded whole groups of equal quality
    auto tie = genuine.begin();
    for (int step = 0; step <= steps; ++step) {
        const double discarded = most * step / steps;
        for (; tie != genuine.end();) {
            const auto end = std::ranges::upper_bound(tie, genuine.end(), tie->quality, {}, &Judged::quality);
            const auto size = static_cast<double>(end - tie);
            const auto missed = static_cast<double>(std::count_if(tie, end, [](const Judged& one) { return one.missed; }));
            const double part = discarded * count - before;
            if (part < size) {
                curve.push_back({discarded, (errors - missed * part / size) / (count - before - part)});
                break;
            }
            before += size, errors -= missed, tie = end;
        }
    }
    return curve;
}

}  // namespace cotejo::tools::evaluation
