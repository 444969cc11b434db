// SPDX-License-Identifier: Apache-2.0
//
// OpenSSL's objects, freed by themselves.

#pragma once

#include <memory>

#include <openssl/asn1.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

namespace seal {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* object) const { Free(object); }
};

using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using RevocationList = std::unique_ptr<X509_CRL, Freed<X509_CRL_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Object = std::unique_ptr<ASN1_OBJECT, Freed<ASN1_OBJECT_free>>;

}  // namespace seal
