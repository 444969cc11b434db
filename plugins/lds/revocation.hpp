// SPDX-License-Identifier: Apache-2.0
//
// Revocation by the lists that CSCAs issue (ICAO 9303-12 § 7.1.4, RFC 5280 § 6.3).

#pragma once

#include "lds/chain.hpp"

namespace lds {

/// Says whether a document signer, or a certificate of its chain, is on a list whose signature a trusted
/// CSCA of that country made. Once revoked is revoked: an out-of-date list still tells.
/// Successful: a list in force has none of them. Failed: signer-revoked, csca-revoked. Undetermined:
/// no-crl, crl-outdated, crl-partial, crl-signature (of the lists of the signer's issuer none can be believed).
Check check_revocation(const Trust& trust, X509* signer, const Chain& chain, std::time_t now);

/// True when a trusted CSCA of the list's issuer, by name or key identifier, signed it.
bool is_believed(const Trust& trust, X509_CRL* list, std::time_t now);

}  // namespace lds
