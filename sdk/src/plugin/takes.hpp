// SPDX-License-Identifier: Apache-2.0
//
// Whether some records are what a role takes.

#pragma once

#include <string>
#include <vector>

#include "cotejo/manifest.hpp"
#include "cotejo/record.hpp"

namespace cotejo {

/// True when the kinds of `inputs` can be read as the role's `takes`, in order. A `keep` may repeat
/// the whole of what it takes.
bool takes(const Role& role, const std::vector<Record>& inputs);

/// Writes what a role takes as a manifest does: "[family.image, challenge?]".
std::string written(const Role& role);

}  // namespace cotejo
