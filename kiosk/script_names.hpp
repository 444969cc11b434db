// SPDX-License-Identifier: Apache-2.0
//
// Which names a workflow may use in a kiosk, and what to say of others.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/config.hpp"
#include "kiosk/script.hpp"

namespace cotejo::kiosk {

/// Gathers what the policy asks, what the instances capture and extract, and what is found by keys.
/// `says` stays empty: the texts' reader knows them.
ScriptNames script_names(const Configuration& configuration);

/// The names that a step's first argument may be; null when it has none of its own.
const std::vector<std::string>* known_names(const ScriptNames& names, std::string_view step);

/// Says that a name is none of these, and which was meant.
std::string unknown_name_of(const std::string& word, const std::vector<std::string>& known);

}  // namespace cotejo::kiosk
