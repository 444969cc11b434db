// SPDX-License-Identifier: Apache-2.0

#include "passport/faults.hpp"

#include <algorithm>

#include "passport/faults_by_part.hpp"

namespace passport {

const std::vector<Fault>& faults() {
    static const std::vector<Fault> all = [] {
        std::vector<Fault> joined;
        for (const auto& part : {security_object_faults(), signature_faults(), signer_faults(), trust_faults(),
                                 group_faults()})
            joined.insert(joined.end(), part.begin(), part.end());
        return joined;
    }();
    return all;
}

const Fault* find_fault(const std::string& name) {
    const auto found = std::ranges::find(faults(), name, &Fault::name);
    return found == faults().end() ? nullptr : &*found;
}

}  // namespace passport
