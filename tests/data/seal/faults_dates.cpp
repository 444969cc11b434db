// SPDX-License-Identifier: Apache-2.0
//
// Days that cannot be. The zone expires on 15 April 2034.

#include "seal/faults_by_part.hpp"

namespace seals {

std::vector<Fault> date_faults() {
    const std::string dates = "dates";
    return {
        fault("issued-in-future", dates, [](Recipe& recipe) { recipe.issued = "2026-06-03"; }),
        fault("signed-in-future", dates, [](Recipe& recipe) { recipe.signed_on = "2026-06-03"; }),
        fault("issued-after-expiry", dates, [](Recipe& recipe) {
            recipe.issued = "2034-04-16";
            recipe.today = "2034-04-16";
        }),
        fault("signed-after-expiry", dates, [](Recipe& recipe) {
            recipe.signed_on = "2034-04-16";
            recipe.today = "2034-04-16";
        }),
    };
}

}  // namespace seals
