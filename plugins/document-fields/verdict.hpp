// SPDX-License-Identifier: Apache-2.0
//
// Verdict: what holding two texts of one field against each other gave.

#pragma once

#include <optional>
#include <string_view>

namespace fields {

/// Why two texts agree or do not, from the most telling of sameness to the least.
enum class Reason {
    equal,          ///< the same, fillers and spaces apart
    transliterated, ///< the same in other letters, ICAO 9303-3 § 6
    century,        ///< a date of which one source writes no century
    incomplete,     ///< one says less, and nothing against the other
    truncated,      ///< one is cut where its field ends
    two_surnames,   ///< one has both surnames, the other one or sorts them differently
    order,          ///< the same parts in another order
    misread,        ///< they differ where reading or typing errs
    differs,
};

std::string_view name(Reason reason);

struct Verdict {
    bool agree = false;
    Reason reason = Reason::differs;
    double confidence = 1.0; ///< that the verdict is right, as far as the texts go
};

/// Nothing where the two cannot be compared: one is blank, masked or unspecified.
using Comparison = std::optional<Verdict>;

}  // namespace fields
