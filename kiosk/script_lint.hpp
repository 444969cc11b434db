// SPDX-License-Identifier: Apache-2.0
//
// Finds names in a workflow that nothing defines, before a traveller does.

#pragma once

#include <string>

#include "cotejo/mistake.hpp"
#include "kiosk/script.hpp"

namespace cotejo::kiosk {

/// Looks at a text that compiles. A mistake for a name that is neither local anywhere in the file
/// nor part of a workflow's world, for a step that a visit has not, and for a step's name in quotes
/// that this kiosk does not know. Whether a local name is in reach where it is used, it does not
/// ask.
Mistakes lint(const std::string& text, const std::string& file, const ScriptNames& names);

}  // namespace cotejo::kiosk
