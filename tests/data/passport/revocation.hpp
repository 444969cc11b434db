// SPDX-License-Identifier: Apache-2.0
//
// Certificate revocation lists (ICAO 9303-12 § 7.1.4, RFC 5280 § 5).

#pragma once

#include "passport/certificate.hpp"

namespace passport {

/// Writes a list of these serial numbers, valid from one moment to another, signed by this CSCA. DER.
/// `partial`: it says in a critical extension that it is of end entities only (RFC 5280 § 5.2.5).
Bytes revocation_list(const Party& csca, const std::vector<std::uint64_t>& serials, std::time_t from,
                      std::time_t to, bool break_signature = false, bool partial = false);

}  // namespace passport
