// SPDX-License-Identifier: Apache-2.0
//
// What editors and linters are told about a workflow's world, made from the one list of it.

#pragma once

#include <string>

namespace cotejo::kiosk {

/// The text of scripts/api/cotejo.d.lua (LuaCATS annotations).
std::string stubs();

/// The text of scripts/.luacheckrc: which names a linter lets pass.
std::string luacheckrc();

}  // namespace cotejo::kiosk
