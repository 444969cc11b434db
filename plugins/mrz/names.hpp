// SPDX-License-Identifier: Apache-2.0
//
// The name field of a zone, 9303-3 § 4.6.

#pragma once

#include <string>
#include <string_view>

namespace mrz {

struct Names {
    std::string surname, given_names; ///< parts apart by one space
    bool cut = false; ///< full to its end, or with no room left for a secondary identifier
};

/// Reads a name field, which has capitals and '<' alone: the primary identifier, "<<", the secondary.
Names read_names(std::string_view field);

/// Gives a text without the fillers around it, and a space for each run of fillers inside.
std::string without_fillers(std::string_view text);

}  // namespace mrz
