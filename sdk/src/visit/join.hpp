// SPDX-License-Identifier: Apache-2.0
//
// Joining: which samples belong to one person, which findings count, and what follows from them.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cotejo/policy.hpp"
#include "cotejo/visit.hpp"
#include "visit/sample.hpp"

namespace cotejo {

/// One comparison that was made, whether or not it will count.
struct Compared {
    Handle probe = 0;
    Handle reference = 0;
    double score = 0.0;
    double limit = 0.0;
    bool exact = false;
    Provenance by;

    bool holds() const { return score >= limit; } // false for a NaN
};

/// Everything gathered about the travellers in front of the kiosk.
struct Evidence {
    std::vector<Sample> samples;   ///< handle n is samples[n - 1]
    std::vector<Finding> findings; ///< all but `.same`
    std::vector<Compared> compared;
    bool attended = false;

    const Sample& sample(Handle handle) const { return samples[handle - 1]; }
    bool holds(Handle handle) const { return handle > 0 && handle <= samples.size(); }
};

/// True when one was made from the other, or both are the same bytes: comparing them says nothing.
bool same_origin(const Evidence& evidence, Handle a, Handle b);

/// The `.same` findings that count: the probe was captured and itself passed its family's assess
/// and detect, and the reference comes from a source that carries the verdict the policy names.
std::vector<Finding> same_findings(const Policy& policy, const Evidence& evidence);

/// Lines of `through` met by findings about one person, joined with exactly one list entry.
/// `unmet` is empty exactly when there is such a choice.
struct Match {
    std::vector<std::string> unmet;
};
Match match(const Policy& policy, const Evidence& evidence, const std::vector<Finding>& findings);

}  // namespace cotejo
