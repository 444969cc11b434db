// SPDX-License-Identifier: Apache-2.0
//
// Which role of a manifest is meant, and which of its inputs each file is.

#pragma once

#include <string>
#include <vector>

#include "cotejo/manifest.hpp"
#include "cotejo/result.hpp"

namespace cotejo::tools {

/// The one entry of `does` with this role; several are told apart by `gives`. Status::invalid says
/// what there is to choose from.
Result<Role> chosen(const Manifest& manifest, const std::string& role, const std::string& gives);

/// Which kind each of `count` files is: as `takes` has them, the first `kind+` taking what is over.
/// Status::invalid when the role takes fewer or more.
Result<std::vector<std::string>> kinds_for(const Role& role, std::size_t count);

/// True for a role that needs one input: each file is a job of its own.
bool one_file_a_job(const Role& role);

}  // namespace cotejo::tools
