// SPDX-License-Identifier: Apache-2.0

#include "seal/faults_by_part.hpp"

namespace seals {

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all = [] {
        std::vector<Fault> joined;
        for (const auto& part : {encoding_faults(), feature_faults(), signer_faults(), date_faults()})
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return all;
}

}  // namespace seals
