// SPDX-License-Identifier: Apache-2.0
//
// SignedData: CMS (RFC 5652) as EF.SOD and master lists use it.

#pragma once

#include <string>
#include <vector>

#include "lds/openssl.hpp"
#include "lds/verdict.hpp"

namespace lds {

/// The most bytes that signed data may have: master lists have a few MiB.
inline constexpr std::size_t kMostSignedBytes = 32u << 20;

struct SignedData {
    Cms cms;
    std::string type;                     ///< eContentType, an OID
    View content;                         ///< eContent; valid as long as `cms`
    std::vector<Certificate> certificates;
};

/// Reads a ContentInfo of signed data with its content inside, which must fill the bytes; BER too.
/// Reasons: malformed, no-content, no-signer.
cotejo::Result<SignedData, Why> read_signed_data(View content_info);

struct SignedBy {
    Certificate certificate;
    std::optional<std::time_t> time; ///< the signed attribute signingTime, where it is there
};

/// Verifies every signature by the certificate that each names, which must lie in the data; certificates
/// are not looked at otherwise. Signed attributes are demanded, with the type of the content and its
/// digest (9303-10 § 4.6.2.2, 9303-12 § 8.2.1).
/// Reasons: no-certificate, no-signed-attributes, content-type, message-digest, signature-wrong,
/// algorithm-unsupported, weak-key, curve-unknown.
cotejo::Result<std::vector<SignedBy>, Why> verify_signatures(SignedData& data);

/// The digests that are taken: "SHA1", "SHA224", "SHA256", "SHA384", "SHA512" (9303-12 § 4.4).
/// Null for any other, by its OpenSSL number.
const EVP_MD* digest_of(int nid);

}  // namespace lds
