// SPDX-License-Identifier: Apache-2.0
//
// Ways in which a chip's data can be wrong, each with the answer that passive authentication owes.

#pragma once

#include "passport/recipe.hpp"

namespace passport {

/// One way to be wrong. Whoever inspects such a chip must not call it valid.
struct Fault {
    std::string name;                     ///< "ds-expired"
    std::string says;                     ///< what is wrong, in one sentence
    std::string check, result, reason;    ///< what lds::verify says of it: check, result and reason
    std::function<void(Recipe&)> apply;   ///< makes a recipe go wrong; changes nothing else of it
};

/// All of them, in the order of the checks.
const std::vector<Fault>& faults();

/// One by its name; null when there is none.
const Fault* find_fault(const std::string& name);

}  // namespace passport
