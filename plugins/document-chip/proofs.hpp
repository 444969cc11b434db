// SPDX-License-Identifier: Apache-2.0
//
// How a chip proves that it is no copy: active authentication, chip authentication, and PACE that nobody hid.

#pragma once

#include "inspection.hpp"

namespace chip {

/// Adds the checks `access`, `active-authentication` and `chip-authentication` to what was read. A proof that the
/// chip offers (DG15, DG14, PACE with chip authentication mapping) and does not give is failed; one that it does
/// not offer is not-supported. Afterwards the master file may be selected.
/// `said` is what EF.CardAccess said, `proof` what PACE left. Causes: the card was lost, the job is over.
Answer<void> prove(emrtd::Chip& chip, const emrtd::SecurityInfos& said, const std::optional<emrtd::ChipProof>& proof,
                   Inspected& inspected);

}  // namespace chip
