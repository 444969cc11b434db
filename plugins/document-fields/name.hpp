// SPDX-License-Identifier: Apache-2.0
//
// Name: a person's name taken apart, and two of them held against each other.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "letters.hpp"
#include "source.hpp"
#include "verdict.hpp"

namespace fields {

/// A part of a name with the particles before it: "DE LA CRUZ".
struct Unit {
    Word whole; ///< written as one: DELACRUZ
    Word core;  ///< without particles: CRUZ
    bool particles = false;
    bool de = false; ///< the particle is DE alone, as before a husband's surname
};

struct Name {
    std::vector<Unit> surnames, given;
    bool apart = false;  ///< which are surnames is known; else all stand in `given`
    bool cut = false;    ///< the end of either may be missing
    bool brief = false;  ///< from a field of twenty characters, where a title may be glued on
    bool readable = true; ///< of so many parts, and in such letters, that parts can be paired off
};

/// Takes the name of a source apart; nothing when it has none.
std::optional<Name> name_of(const Source& source);

/// How two names compare, and each part of them where both know which part is which.
struct NameComparison {
    Verdict whole;
    Comparison surname, given;
};

/// Nothing when either is in letters without transliteration here and they are not written the same.
std::optional<NameComparison> compare(const Name& one, const Name& other);

}  // namespace fields
