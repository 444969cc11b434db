// SPDX-License-Identifier: Apache-2.0
//
// Trust: the CSCA certificates that an operator relies on, and what was revoked.

#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "cotejo/result.hpp"
#include "lds/openssl.hpp"

namespace lds {

class Trust {
public:
    /// Takes the certificate of a country signing CA. One that is signed by itself is trusted because it
    /// is here. A link certificate (9303-12 § 4.2.2) is trusted only by way of one that is.
    /// Status::refused: no certificate, or not a CA's.
    cotejo::Result<void> add_certificate(View der);
    /// Takes a revocation list; whether to believe it is found out when it is used.
    /// Status::refused: it is none.
    cotejo::Result<void> add_revocation_list(View der);

    /// Takes what was read and found to be a CA's certificate, or a list, already.
    void add(Certificate certificate) { certificates_.push_back(std::move(certificate)); }
    void add(RevocationList list) { lists_.push_back(std::move(list)); }

    /// Whether a certificate that is kept here signed this certificate or list: found out once where that is kept
    /// here too, for what is kept never changes. One thread at a time.
    bool is_signed_by(X509* certificate, X509* issuer) const;
    bool is_signed_by(X509_CRL* list, X509* issuer) const;
    bool is_self_signed(X509* certificate) const;

    std::span<const Certificate> certificates() const { return certificates_; }
    std::span<const RevocationList> revocation_lists() const { return lists_; }

private:
    std::vector<Certificate> certificates_;
    std::vector<RevocationList> lists_;
    mutable std::map<std::pair<const void*, const X509*>, bool> signed_; ///< of what is kept, by whom
};

}  // namespace lds
