// SPDX-License-Identifier: Apache-2.0
//
// Says what is wrong in a tree that does not fit its schema, and what to write instead.

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "cotejo/mistake.hpp"
#include "cotejo/yaml.hpp"

namespace cotejo::kiosk {

/// Explains every value that breaks the schema, in the file's order. A schema's `x-write` is what
/// to write instead, `x-write-name` the same for keys.
Mistakes explain(const nlohmann::json& schema, const yaml::Node& root, const std::string& file);

}  // namespace cotejo::kiosk
