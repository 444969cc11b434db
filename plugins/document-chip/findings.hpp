// SPDX-License-Identifier: Apache-2.0
//
// A document.chip record: the files as read, what they say of the holder, and every check.

#pragma once

#include <optional>

#include "cotejo/plugin/draft.hpp"
#include "emrtd/access.hpp"
#include "inspection.hpp"
#include "lds/trust.hpp"

namespace chip {

/// Looks who signed what was read: passive authentication, and `card-security` where the chip proved itself by that.
lds::Verdict judge(const Inspected& inspected, const lds::Trust& trust, std::time_t now);

/// Whether DG1 says what opened the chip: `document-key`, failed where another document's key did. Nothing where
/// an access number alone was used, which is not in DG1.
std::optional<lds::Check> check_key(const lds::Files& files, const emrtd::Secrets& secrets);

/// Whether the chip is what it says: its issuer signed it (passive authentication succeeded up to a trusted CSCA),
/// it was opened as it should be, and every proof that it offers was given.
bool is_valid(const Inspected& inspected, const lds::Verdict& passive);

/// Makes the record. Facts come from DG1, and where DG11 has them in full from there; `valid`; check.<name> and
/// check.<name>.reason of both the chip's own and passive authentication's checks.
cotejo::Draft draft_of(const Inspected& inspected, const lds::Verdict& passive);

/// What DG1 holds, as a document.mrz. Status::refused: there is no DG1, or it is no machine readable zone.
cotejo::Result<cotejo::Draft> mrz_of(const lds::Files& files);

}  // namespace chip
