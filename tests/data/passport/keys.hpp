// SPDX-License-Identifier: Apache-2.0
//
// Keys of an issuing state and what they sign, in every algorithm ICAO 9303-12 § 4.4 allows.

#pragma once

#include <memory>
#include <string>

#include <openssl/evp.h>

#include "emrtd/tlv.hpp"

namespace passport {

using emrtd::Bytes;
using emrtd::View;

/// How somebody signs.
struct Signing {
    enum class Scheme { rsa, rsa_pss, ecdsa };
    Scheme scheme = Scheme::ecdsa;
    int bits = 2048;                    ///< of an RSA modulus
    std::string curve = "prime256v1";   ///< OpenSSL's name: "secp384r1", "brainpoolP256r1", ...
    bool explicit_curve = false;        ///< the key spells its curve out instead of naming it
    bool other_generator = false;       ///< of P-256, spelt out: a curve of nobody's standard
    std::string digest = "SHA256";      ///< "SHA1", "SHA224", "SHA256", "SHA384", "SHA512"; "MD5" with RSA
    int salt = -1;                      ///< of PSS, in bytes; -1: as long as the digest
    int said_salt = -1;                 ///< what the algorithm's parameters say; -1: the truth
};

using Key = std::shared_ptr<EVP_PKEY>;

/// Makes a key for this way of signing. Keys with the same `owner` and the same parameters are one and the
/// same for as long as the program runs, because RSA keys are slow to make. Aborts where OpenSSL cannot.
Key key(const std::string& owner, const Signing& how);

/// Makes a key on P-256 with another generator, spelt out; null where OpenSSL cannot.
EVP_PKEY* generate_on_own_curve();

/// Signs `message`. ECDSA as the SEQUENCE of RFC 3279 § 2.2.3.
Bytes sign(const Key& key, const Signing& how, View message);

/// The AlgorithmIdentifier of that signature (RFC 4055, RFC 5758).
Bytes signature_algorithm(const Signing& how);
/// The AlgorithmIdentifier of a digest, with or without parameters of NULL.
Bytes digest_algorithm(const std::string& digest, bool null = false);

/// Digests `message`; "SHA256" and so on.
Bytes digest(const std::string& name, View message);

/// The SubjectPublicKeyInfo, DER.
Bytes public_key(const Key& key);
/// The key identifier of RFC 5280 § 4.2.1.2 (1): SHA-1 of the public key's bits.
Bytes key_identifier(const Key& key);

}  // namespace passport
