// SPDX-License-Identifier: Apache-2.0
//
// Active authentication (ICAO 9303-11, 6.1): a chip signs the reader's nonce with the key whose public half is DG15.

#pragma once

#include <optional>

#include "chip.hpp"

namespace emrtd {

/// Verifies a signature of active authentication over `nonce` by a SubjectPublicKeyInfo: RSA by ISO/IEC 9796-2,
/// digital signature scheme 1, with any hash of the standard's; ECDSA, plain, with `hash`, or where that is not
/// given with SHA-2 of the key's length. Status::refused: it is not the key's; Status::unsupported: a key of another
/// algorithm, or damaged.
Result<void> verify_active(View subject_public_key_info, View nonce, View signature, std::optional<Hash> hash);

/// Has the chip sign a nonce. Causes: denied; the transport's.
Answer<Bytes> sign_active(Chip& chip, View nonce);

}  // namespace emrtd
