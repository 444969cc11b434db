// SPDX-License-Identifier: Apache-2.0
//
// Passive authentication (ICAO 9303-11 § 5.1): did a trusted issuer sign what was read of this chip?

#pragma once

#include "lds/files.hpp"
#include "lds/trust.hpp"
#include "lds/verdict.hpp"

namespace lds {

/// Checks files by what is trusted, at this moment (seconds since 1970, UTC). Never throws; anything may
/// stand in the files. The checks, in this order; reasons are in README.md:
///   security-object   EF.SOD is there, and signed data that holds hashes
///   signature         every signature of EF.SOD is its signer's
///   signer            the document signer's certificate was signed by a trusted CSCA
///   signer-use        that certificate is for signing documents of this type
///   signer-validity   it was valid when EF.SOD was signed, where that is said, and is now; so is the CSCA
///   revocation        no list revokes it; undetermined without a list, which does no harm
///   issuing-state     DG1, signer and CSCA name one state
///   com               EF.COM lists the groups that EF.SOD does
///   dg<n>             each group that was given: its hash is in EF.SOD and is right. DG1 and DG2 must be
///                     given; DG14 and DG15 must where EF.SOD lists them, for they tell a copy
/// `valid` when all are successful, but for a revocation that is undetermined.
Verdict verify(const Files& files, const Trust& trust, std::time_t now);

}  // namespace lds
