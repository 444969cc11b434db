// SPDX-License-Identifier: Apache-2.0
//
// The shape of every field an audit entry may have: none of them takes a free text.

#pragma once

#include <string_view>

#include "cotejo/audit.hpp"

namespace cotejo {

std::string_view name(AuditField field);

/// True when this field may hold this value.
bool fits(AuditField field, const AuditEntry::Value& value);

}  // namespace cotejo
