// SPDX-License-Identifier: Apache-2.0
//
// Whether a reading is sure, and how sure each of its fields is.

#pragma once

#include "mrz/chain.hpp"
#include "mrz/search.hpp"

namespace mrz {

/// Fills in what follows from a reading's characters and their probabilities: each field's confidence,
/// the score, what was overruled, and whether it is sure.
void judge(Reading& reading, const Probabilities& cells, const Limits& limits);

}  // namespace mrz
