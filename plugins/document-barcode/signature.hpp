// SPDX-License-Identifier: Apache-2.0
//
// The signature of a boarding pass: security data of type 1, Resolution 792 Attachment C.

#pragma once

#include <map>
#include <memory>

#include <openssl/types.h>

#include "bcbp.hpp"

namespace bcbp {

/// What a check said, in the words of BSI TR-03135, and why: a word, "" when it was successful.
struct Check {
    std::string result, reason;
};

/// Airlines' public keys.
class Keys {
public:
    /// Reads every `<carrier>.pem` and `<carrier>-<what>.pem` of a folder: public keys (SubjectPublicKeyInfo,
    /// PEM), ECDSA or DSA. "" is no folder and no keys. Status::invalid names a file that is none, or a
    /// folder that cannot be read.
    static cotejo::Result<Keys> load(const std::string& folder);

    /// Verifies a pass that parse() read from `bytes` with the keys of its first flight's carrier.
    /// "successful"; "failed" with "signature", or "form" when it is no base64 of an ECDSA or DSA
    /// signature; "undetermined" with "no-key" or "no-signature"; "not-supported" with "type" for
    /// security data that is the carrier's own.
    Check check(const Pass& pass, std::string_view bytes) const;

private:
    struct Free {
        void operator()(EVP_PKEY* key) const;
    };
    std::multimap<std::string, std::unique_ptr<EVP_PKEY, Free>> keys_;
};

}  // namespace bcbp
