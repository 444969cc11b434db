// SPDX-License-Identifier: Apache-2.0
//
// Holds a YAML tree against one of config/schema/*.schema.json, the same files that editors use,
// and says in sentences where it does not fit.

#pragma once

#include <string>
#include <string_view>

#include "cotejo/mistake.hpp"
#include "cotejo/yaml.hpp"

namespace cotejo::kiosk {

/// Finds every place where the tree breaks the schema called `name` ("kiosk", "policy", "site",
/// "plugin"). Empty when it fits. `file` is only named in the mistakes.
Mistakes check_schema(std::string_view name, const yaml::Node& root, const std::string& file);

/// The schema's text, as it lies in config/schema; empty for a name that is not there.
std::string_view schema_text(std::string_view name);

}  // namespace cotejo::kiosk
