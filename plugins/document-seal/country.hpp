// SPDX-License-Identifier: Apache-2.0
//
// Who a certificate's subject is, and whether all that names a state names the same one.

#pragma once

#include <string>

#include <openssl/x509.h>

#include "check.hpp"
#include "contents.hpp"

namespace seal {

/// The subject's country in upper case, "" when there is none or more than one.
std::string country_of(X509* certificate);
/// The subject's common name in upper case, likewise.
std::string name_of(X509* certificate);

/// Asks whether the header's state is the signer's ("state-not-the-signers") and its issuer's
/// ("state-not-the-issuers"), and the zone's the header's ("state-not-the-zones"). Undetermined for a code
/// that ICAO 9303-3 § 5 does not have: "unknown-state". Either certificate may be null.
Check check_state(const Header& header, const Contents& contents, X509* signer, X509* issuer);

}  // namespace seal
