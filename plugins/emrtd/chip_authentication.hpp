// SPDX-License-Identifier: Apache-2.0
//
// Chip authentication (ICAO 9303-11, 6.2): the chip shows that it has the private key whose public half its issuer
// signed in DG14, by speaking in a session that only that key opens.

#pragma once

#include "access.hpp"

namespace emrtd {

/// A key of the chip and how it is used.
struct ChipWay {
    DomainKey key;
    ChipAuthenticationInfo how;
    bool name_key = false; ///< the chip has more than one: it must be told which
};

/// Chooses a key and a protocol for it: AES before 3DES, points before numbers. Where no protocol is said, 3DES it
/// is. Status::not_found: there is no key; Status::unsupported: none that is spoken here; Status::refused: damaged.
Result<ChipWay> choose_chip_way(const SecurityInfos& infos);

/// Agrees on new keys and goes over to them, then asks the chip for something by them. Must be called inside a
/// session. Causes: garbled or denied: the chip does not have the key, and the session is gone; the transport's.
Answer<void> authenticate_chip(Chip& chip, const ChipWay& way);

/// Checks what PACE with chip authentication mapping left (4.4.3.5.2) by the chip's static keys.
/// Status::refused: the chip does not have any of them; Status::not_found: none is in the same group.
Result<void> check_proof(const ChipProof& proof, const SecurityInfos& infos);

}  // namespace emrtd
