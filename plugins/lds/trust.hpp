// SPDX-License-Identifier: Apache-2.0
//
// Trust: the CSCA certificates that an operator relies on, and what was revoked.

#pragma once

#include <span>
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

    std::span<const Certificate> certificates() const { return certificates_; }
    std::span<const RevocationList> revocation_lists() const { return lists_; }

private:
    std::vector<Certificate> certificates_;
    std::vector<RevocationList> lists_;
};

}  // namespace lds
