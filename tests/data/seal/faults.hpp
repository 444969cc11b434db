// SPDX-License-Identifier: Apache-2.0
//
// The ways in which a seal can be wrong, each with the answer that is owed to it.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "seal/recipe.hpp"

namespace seals {

struct Fault {
    std::string name;                  ///< "signer-expired"
    std::string check, result, reason; ///< what document-seal must say of it, besides that it is not valid
    std::function<Recipe()> recipe;
};

/// All of them, in the order of the checks.
const std::vector<Fault>& faults();

}  // namespace seals
