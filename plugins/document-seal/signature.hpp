// SPDX-License-Identifier: Apache-2.0
//
// A seal's signature: ECDSA, r and s one behind the other, ICAO 9303-13 § 2.4 and 2.5.

#pragma once

#include <openssl/x509.h>

#include "check.hpp"
#include "seal.hpp"

namespace seal {

/// Verifies a seal's signature with the certificate's key. The hash goes by the key: SHA-224 up to 224
/// bits, then SHA-256, -384 and -512. Reasons: "signer-key" (no elliptic curve of 224 bits or more),
/// "signature-size", "bad-signature".
Check check_signature(const Seal& seal, X509* signer);

}  // namespace seal
