// SPDX-License-Identifier: Apache-2.0
//
// evidence_rows: what was read of a traveller, put into an officer's words.

#pragma once

#include <vector>

#include "cotejo/record.hpp"
#include "kiosk/screenful.hpp"

namespace cotejo::kiosk {

/// Rows of fields, what each source says beside each other, then rows of checks. What differs comes
/// first. A word that the texts do not have is shown as it stands.
std::vector<EvidenceRow> evidence_rows(const std::vector<Record>& evidence, const Words& words);

}  // namespace cotejo::kiosk
