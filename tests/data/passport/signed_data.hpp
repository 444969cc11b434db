// SPDX-License-Identifier: Apache-2.0
//
// CMS SignedData (RFC 5652 § 5), written by hand so that any of it can be wrong.

#pragma once

#include "passport/certificate.hpp"

namespace passport {

/// One SignerInfo, and how it departs from what it should be.
struct Signer {
    Party party;
    std::string digest = "SHA256";
    std::optional<std::time_t> time;     ///< attribute signingTime
    bool attributes = true;              ///< without: the content itself is signed
    bool by_key_id = false;              ///< named by its subject key identifier
    std::optional<std::uint64_t> said_serial; ///< names a certificate by another serial number
    bool break_signature = false;        ///< a bit of the signature is turned
    bool break_digest = false;           ///< a bit of the attribute messageDigest is turned, and signed
    std::optional<std::string> content_type; ///< in the attribute contentType, and signed
};

struct SignedContent {
    std::string type;                    ///< eContentType, an OID
    Bytes content;                       ///< eContent
    std::vector<Signer> signers;
    std::vector<Bytes> certificates;     ///< DER, in this order
    bool detached = false;               ///< without eContent
};

/// Writes a ContentInfo of type signedData. DER.
Bytes signed_data(const SignedContent& what);

}  // namespace passport
