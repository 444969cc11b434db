// SPDX-License-Identifier: Apache-2.0
//
// Certificates of ICAO 9303-12 § 7: country signing CA, link, document signer, master list signer.

#pragma once

#include <ctime>
#include <optional>
#include <utility>
#include <vector>

#include "passport/keys.hpp"

namespace passport {

/// A distinguished name: country (alpha-2 of ISO 3166-1, upper case) and common name.
struct Name {
    std::string country, common;
    Bytes der() const;
};

/// What stands in a certificate.
struct Template {
    Name issuer, subject;
    std::uint64_t serial = 1;
    std::time_t from = 0, to = 0;
    bool ca = false;
    std::optional<unsigned> key_usage;   ///< bit 0 digitalSignature (0x80), 5 keyCertSign (0x04), 6 cRLSign (0x02)
    std::vector<std::string> document_types; ///< 9303-12 § 7.1.1.6: letters of the MRZ, "P"
    std::string extended_usage;          ///< an OID: 2.23.136.1.1.3 signs master lists
    std::vector<std::string> critical;   ///< OIDs of critical extensions that nobody knows
    std::vector<std::pair<std::string, Bytes>> others; ///< OIDs and values of further extensions, not critical
    bool key_ids = true;                 ///< subject and authority key identifier
    std::optional<Bytes> authority_key_id, subject_key_id; ///< instead of those of the keys
    bool break_signature = false;        ///< one bit of the signature is turned
};

/// Somebody with a key, a certificate and a way to sign.
struct Party {
    Name name, issuer; ///< of its certificate: subject and issuer
    Signing signing;
    Key key;
    Bytes certificate; ///< DER
    std::uint64_t serial = 0;
};

/// Writes a certificate of `subject`, signed by this key in this way. X.509 version 3, DER.
Bytes certificate(const Template& what, const Key& subject, const Key& issuer, const Signing& how);

}  // namespace passport
