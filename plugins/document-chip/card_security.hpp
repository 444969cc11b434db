// SPDX-License-Identifier: Apache-2.0
//
// EF.CardSecurity (ICAO 9303-11, 9.2.11): the static keys of a chip in its master file, signed by its issuer.

#pragma once

#include <ctime>

#include "emrtd/security_infos.hpp"
#include "lds/trust.hpp"
#include "lds/verdict.hpp"

namespace chip {

/// Reads the SecurityInfos in it; who signed them is not looked at. Status::refused: it is none.
cotejo::Result<emrtd::SecurityInfos> infos_of_card_security(emrtd::View file);

/// The check `card-security`: its signature is its signer's, whose certificate a trusted CSCA issued, is for signing
/// data and is in its time. Reasons: those of the checks `signature`, `signer`, `signer-use` and `signer-validity`.
lds::Check check_card_security(emrtd::View file, const lds::Trust& trust, std::time_t now);

}  // namespace chip
