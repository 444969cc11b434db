// SPDX-License-Identifier: Apache-2.0
//
// What is asked of a plugin to get from two pictures to a score, as its manifest has it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cotejo/manifest.hpp"
#include "cotejo/result.hpp"

namespace cotejo::tools::evaluation {

/// A comparator with the extractors that feed it.
struct Plan {
    std::string sample;              ///< the kind of a picture
    Role compare;
    std::vector<Role> extracts;      ///< one a kind of template: the reference's, then the probe's if another
    std::size_t probe = 0;           ///< which of them makes the probe
    bool probe_is_sample = false;    ///< the comparator takes the probe's picture itself
    bool many = false;               ///< it takes several references in one job
    std::string note;                ///< what was chosen, where the manifest left a choice

    const std::string& reference() const { return compare.takes[1].kind; }
};

/// Finds the comparator whose references are of `kind`, or the manifest's first when that is empty,
/// and what makes its templates. Status::invalid says what there is to choose from, or is missing.
Result<Plan> plan_of(const Manifest& manifest, const std::string& kind);

/// The plugin's own `assess` of this kind of sample, when it has one that needs nothing else.
std::optional<Role> assess_of(const Manifest& manifest, const std::string& sample);

}  // namespace cotejo::tools::evaluation
