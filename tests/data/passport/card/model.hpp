// SPDX-License-Identifier: Apache-2.0
//
// Model: which protocols and keys a simulated chip has, by a word.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "passport/card/chip.hpp"
#include "passport/recipe.hpp"

namespace passport::card {

/// What the chip can do; its files are another matter.
struct Abilities {
    bool bac = true;
    std::string can;
    std::vector<PaceWay> pace;
    std::vector<ChipAuthenticationKey> chip_authentication;
    PrivateKey active_authentication;
    std::string active_digest = "SHA256";
};

struct Model {
    std::string name, what;
    std::function<Abilities()> abilities;
    std::function<void(Recipe&)> recipe = {};  ///< how its data is made, where that is not the usual way
};

/// All good chips, the plainest first.
const std::vector<Model>& models();

/// One by its name; null when there is none.
const Model* find_model(const std::string& name);

}  // namespace passport::card
