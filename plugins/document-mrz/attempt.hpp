// SPDX-License-Identifier: Apache-2.0
//
// attempt: from a zone's lines to the text that stands there.

#pragma once

#include <optional>
#include <string>

#include "cut.hpp"
#include "networks.hpp"

#include "mrz/search.hpp"

namespace zone {

/// What came of trying to read a zone.
struct Attempt {
    std::optional<mrz::Reading> reading; ///< only what is sure
    float worth = -4; ///< how clearly letters stand in the best grid, -4 to 4
    int rows = 0;     ///< lines found
    float letters = 0; ///< letters in the longest, by its length
    std::string doubt; ///< why there is no reading
};

/// Reads a zone whose lines are known to a fifth of a letter, in the direction they are given.
Attempt attempt(const Page& page, const Zone& zone, Networks& networks);

}  // namespace zone
