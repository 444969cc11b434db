// SPDX-License-Identifier: Apache-2.0
//
// Passports that are right, each in another way that issuers use. Whoever inspects one must find it valid.

#pragma once

#include "passport/recipe.hpp"

namespace passport {

struct Variant {
    std::string name;                   ///< "rsa-pss-2048-sha256"
    std::string says;                   ///< what is special, in one sentence
    std::function<void(Recipe&)> apply;
};

const std::vector<Variant>& variants();
const Variant* find_variant(const std::string& name);

}  // namespace passport
