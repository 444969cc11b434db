// SPDX-License-Identifier: Apache-2.0
//
// Chains: from a certificate up to a CSCA that is trusted (ICAO 9303-11 § 5.1, 9303-12 § 4).

#pragma once

#include "lds/trust.hpp"
#include "lds/verdict.hpp"

namespace lds {

/// The certificates above one, from its issuer to the one that is trusted.
using Chain = std::vector<X509*>;

/// Finds the chain of a certificate that a CSCA issued: directly, or by a CSCA whose key is certified by
/// the CSCA before it. Where there are several, one whose issuer is in its time at `now` is preferred.
/// A link must have been made while the CSCA before it was in its time; four links at most.
/// Reasons: csca-unknown (nobody of that name or key identifier), csca-key-unknown (the name, but with
/// another key identifier), both undetermined; signature-wrong. Pointers live as long as `trust`.
cotejo::Result<Chain, Why> find_chain(const Trust& trust, X509* certificate, std::time_t now);

}  // namespace lds
