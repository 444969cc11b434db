// SPDX-License-Identifier: Apache-2.0
//
// Pairs the parts of two names off, as far as they go together.

#pragma once

#include <vector>

#include "name.hpp"

namespace fields {

struct Alignment {
    int matched = 0;             ///< pairs
    bool first = false;          ///< the first parts of both are of one pair
    bool in_order = true;        ///< pairs stand in the same order on both sides
    Reason reason = Reason::equal; ///< the weakest of the pairs'
    double confidence = 1.0;     ///< the least of the pairs'
    std::vector<Unit> left_one, left_other; ///< what has no partner
    bool conflict() const { return !left_one.empty() && !left_other.empty(); }
    bool whole() const { return left_one.empty() && left_other.empty(); }
};

/// What may be missing of the parts on a side.
struct Lack {
    bool end = false;   ///< the last part may be cut, or an initial; parts may be missing behind it
    bool title = false; ///< a title may be glued to the last part
};

Alignment align(const std::vector<Unit>& one, const std::vector<Unit>& other, Lack of_one, Lack of_other);

/// Whether two left parts look like one, read or typed with one character wrong.
bool nearly_one(const Unit& one, const Unit& other);

}  // namespace fields
