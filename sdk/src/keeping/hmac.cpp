// SPDX-License-Identifier: Apache-2.0
//
// Keyed hashes and keys made of keys, by OpenSSL.

#include "keeping/hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>

#include <cstdlib>
#include <memory>

namespace cotejo {

Digest hmac(const Secret& key, std::span<const std::uint8_t> bytes) {
    Digest digest;
    const auto secret = key.bytes();
    if (!HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), bytes.data(),
              bytes.size(), digest.data(), nullptr))
        std::abort();
    return digest;
}

Secret derive(const Secret& key, std::string_view use) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr), EVP_PKEY_CTX_free);
    const auto secret = key.bytes();
    Secret derived = Secret::blank();
    std::size_t size = Secret::kSize;
    // Only a library without HKDF or without memory fails here: no key is better than a weak one.
    if (!context || EVP_PKEY_derive_init(context.get()) <= 0 ||
        EVP_PKEY_CTX_set_hkdf_mode(context.get(), EVP_PKEY_HKDEF_MODE_EXPAND_ONLY) <= 0 ||
        EVP_PKEY_CTX_set_hkdf_md(context.get(), EVP_sha256()) <= 0 ||
        EVP_PKEY_CTX_set1_hkdf_key(context.get(), secret.data(), static_cast<int>(secret.size())) <=
            0 ||
        EVP_PKEY_CTX_add1_hkdf_info(context.get(),
                                    reinterpret_cast<const unsigned char*>(use.data()),
                                    static_cast<int>(use.size())) <= 0 ||
        EVP_PKEY_derive(context.get(), derived.bytes().data(), &size) <= 0)
        std::abort();
    return derived;
}

}  // namespace cotejo
