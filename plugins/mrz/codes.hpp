// SPDX-License-Identifier: Apache-2.0
//
// The issuing state and the nationality of a zone, weighed together.

#pragma once

#include <string>

#include "mrz/chain.hpp"

namespace mrz {

struct Codes {
    std::string state, nationality; ///< the likeliest pair, with fillers
    double log_total = 0.0, log_best = 0.0, log_second = 0.0;
    double state_probability = 0.0, nationality_probability = 0.0;
};

/// Reads both codes. Those of 9303-3 § 5 are usual, others possible; in passports, less so in cards
/// and hardly in visas, both are mostly the same.
Codes read_codes(Format format, const Probabilities& cells);

}  // namespace mrz
