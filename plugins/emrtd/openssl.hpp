// SPDX-License-Identifier: Apache-2.0
//
// OpenSSL's objects, freed by themselves.

#pragma once

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <memory>

#include "bytes.hpp"

namespace emrtd {

template <auto kFree>
struct Freed {
    template <class T>
    void operator()(T* object) const {
        kFree(object);
    }
};

using Bn = std::unique_ptr<BIGNUM, Freed<&BN_clear_free>>;
using BnContext = std::unique_ptr<BN_CTX, Freed<&BN_CTX_free>>;
using Group = std::unique_ptr<EC_GROUP, Freed<&EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freed<&EC_POINT_clear_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<&EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<&EVP_PKEY_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Freed<&EVP_CIPHER_CTX_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Freed<&EVP_MAC_CTX_free>>;

/// Reads a number, its highest byte first.
inline Bn bn(View bytes) { return Bn(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)); }
inline Bn bn(unsigned value = 0) {
    Bn number(BN_new());
    BN_set_word(number.get(), value);
    return number;
}

/// Writes a number in exactly `size` bytes; empty when it has more.
inline Bytes bytes_of(const BIGNUM* number, std::size_t size) {
    Bytes bytes(size);
    if (BN_bn2binpad(number, bytes.data(), static_cast<int>(size)) < 0) return {};
    return bytes;
}

/// What is said when OpenSSL itself could not: no memory, or an algorithm that this machine lacks.
inline Error no_cryptography(std::string what) { return {Status::failed, "OpenSSL cannot " + std::move(what)}; }

}  // namespace emrtd
