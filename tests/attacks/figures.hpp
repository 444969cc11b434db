// SPDX-License-Identifier: Apache-2.0
//
// Figures: what the outcomes of many presentations come to (ISO/IEC 30107-3:2023, clause 13).

#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk.hpp"

namespace attacks {

/// `count` of `of`, with the exact interval of Clopper and Pearson at 95 %.
struct Rate {
    int count = 0, of = 0;
    double value() const { return of ? double(count) / of : 0; }
    double low() const;
    double high() const;
};

/// One presentation.
struct Presented {
    std::string species; ///< "bona-fide" or "bona-fide-dark" where it is none
    std::string person;
    bool attack = true;
    Outcome outcome;
};

/// A species' rates. For bona fide presentations `missed` counts those called attacks.
struct Row {
    std::string species;
    bool attack = true;
    Rate missed;       ///< APCER, or BPCER: of those that the detector responded to
    Rate but_for_steps; ///< of those, had the steps been done: what the other checks are worth
    Rate no_response;  ///< APNRR, or BPNRR: the detector refused
    Rate not_captured; ///< the steps were not seen done, or no frame was good enough
    Rate accepted;     ///< IAPAR: through the whole chain
    std::map<std::string, int> found; ///< how often each check would have been enough
};

/// A row for each species, in the order of their first presentation.
std::vector<Row> rows(const std::vector<Presented>& all, const Limits& limits);

/// The row with the highest APCER, and that with the highest IAPAR; attacks only. Null without any.
const Row* worst_apcer(const std::vector<Row>& rows);
const Row* worst_iapar(const std::vector<Row>& rows);

/// The lowest limit of `attack` at which at most `bpcer` of these bona fide presentations are called attacks.
double chosen_limit(const std::vector<Presented>& all, double bpcer);

}  // namespace attacks
