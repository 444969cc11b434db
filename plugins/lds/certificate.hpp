// SPDX-License-Identifier: Apache-2.0
//
// What a certificate of ICAO 9303-12 § 7 says of itself.

#pragma once

#include <string>
#include <vector>

#include "lds/openssl.hpp"
#include "lds/verdict.hpp"

namespace lds {

/// Says why a key is not to be relied on: weak-key (RSA under 1024 bits, a curve under 192), curve-unknown
/// (parameters that are spelt out and are no known curve's), algorithm-unsupported; nothing when it is good.
std::optional<Why> weakness_of_key(X509* certificate);

/// Verifies a certificate's or a list's signature by the key in `issuer`, in RSA, RSA-PSS or ECDSA over
/// SHA-1 or SHA-2.
bool signed_by(X509* certificate, X509* issuer);
bool signed_by(X509_CRL* list, X509* issuer);

/// True when `issuer` may have issued what names this issuer and this authority key identifier: by name,
/// or by key identifier where both have one.
bool may_be_issuer(X509* issuer, const X509_NAME* name, const AUTHORITY_KEYID* key_id);
bool may_be_issuer(X509* issuer, X509* certificate);
bool may_be_issuer(X509* issuer, X509_CRL* list);

bool is_ca(X509* certificate);
/// True when subject and issuer are one and its own key verifies it.
bool is_self_signed(X509* certificate);

/// Is `moment` before, in or after the certificate's time? -1, 0, 1.
int when(X509* certificate, std::time_t moment);

/// The country in a name, upper case; "" when there is none. Whole subject for people: "C=UT, CN=...".
std::string country_of(const X509_NAME* name);
std::string text_of(const X509_NAME* name);

/// SHA-256 of the DER in upper-case hexadecimal digits.
std::string fingerprint(X509* certificate);
Bytes der_of(X509* certificate);

/// The extended key usages as OIDs; the document types (9303-12 § 7.1.1.6) as letters. Empty where the
/// extension is not there.
std::vector<std::string> extended_usages(X509* certificate);
std::vector<std::string> document_types(X509* certificate);

}  // namespace lds
