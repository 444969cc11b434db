// SPDX-License-Identifier: Apache-2.0
//
// What is asked of the certificate that a seal refers to, ICAO 9303-12 § 7 and 9303-13 § 2.6.

#pragma once

#include <span>
#include <vector>

#include "check.hpp"
#include "day.hpp"
#include "header.hpp"
#include "trust.hpp"
#include "use_case.hpp"

namespace seal {

/// The certificates of a header's signer with the serial number it refers to: country and name of the
/// subject are the signer's identifier. More than one when states were careless, or somebody else is.
std::vector<X509*> find_signers(const Header& header, const Trust& trust);

/// A certificate's issuer among the authorities, and whether all between them is in order on the day the
/// seal was signed and today. `issuer` is null unless its signature is right.
struct Chain {
    X509* issuer = nullptr;
    Check check;
};
Chain check_chain(X509* signer, const Trust& trust, Day signed_on, Day today);

/// Looks for the certificate in its issuer's revocation lists: "revoked"; undetermined without a list
/// ("no-revocation-list"), or with one that should have been replaced ("old-revocation-list").
Check check_revocation(X509* signer, X509* issuer, const Trust& trust, Day today);

/// Asks whether the certificate may sign documents that begin with this code: its list of document types
/// (2.23.136.1.1.6.2) has the code, or its first letter alone; or it has the use case's key usage.
Check check_document_type(X509* signer, std::string_view code, const UseCase& use_case);

}  // namespace seal
