// SPDX-License-Identifier: Apache-2.0
//
// The faults by the part of a seal that they are in, and how one is written down.

#pragma once

#include "seal/faults.hpp"

namespace seals {

std::vector<Fault> encoding_faults();
std::vector<Fault> feature_faults();
std::vector<Fault> signer_faults();
std::vector<Fault> date_faults();

/// A fault that is a change to a recipe which is right; the check's reason is the fault's name.
inline Fault fault(std::string name, std::string check, std::function<void(Recipe&)> change,
                   std::function<Recipe()> right = emergency) {
    return {name, std::move(check), "failed", name, [=] {
                Recipe recipe = right();
                change(recipe);
                return recipe;
            }};
}

/// The same, where the reason is another word, or the result is.
inline Fault fault_as(std::string name, std::string reason, std::string check, std::function<void(Recipe&)> change,
                      std::function<Recipe()> right = emergency, std::string result = "failed") {
    Fault made = fault(std::move(name), std::move(check), std::move(change), std::move(right));
    made.reason = std::move(reason);
    made.result = std::move(result);
    return made;
}

}  // namespace seals
