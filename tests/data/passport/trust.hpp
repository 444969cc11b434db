// SPDX-License-Identifier: Apache-2.0
//
// What an issuing state publishes beside its documents: CSCA and link certificates, master lists.

#pragma once

#include "passport/certificate.hpp"

namespace passport {

inline constexpr std::time_t kDay = 86400, kYear = 365 * kDay;

/// Makes a country signing CA with a certificate signed by itself, valid for `years` from `from`.
Party make_csca(const Name& name, const Signing& how, std::uint64_t serial, std::time_t from, std::time_t to,
                const std::string& owner = "csca");

/// Certifies a new CSCA by the key of the one before it (9303-12 § 4.2.2 and table 5).
Bytes link_certificate(const Party& before, const Party& next, std::uint64_t serial, std::time_t from, std::time_t to);

/// Makes somebody with a certificate by this CSCA. `what` needs subject, serial and times.
Party make_signer(const Party& csca, Template what, const Signing& how, const std::string& owner);

/// Makes a master list signer of this CSCA (9303-12 table 6).
Party make_list_signer(const Party& csca, std::time_t from, std::time_t to);

/// Writes a CscaMasterList of these certificates, signed by a list signer (9303-12 § 8.2).
Bytes master_list(const std::vector<Bytes>& certificates, const Party& signer, const Party& csca, std::time_t when);

}  // namespace passport
