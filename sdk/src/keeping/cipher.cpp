// SPDX-License-Identifier: Apache-2.0
//
// AES-256-GCM by OpenSSL.

#include "keeping/cipher.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdlib>
#include <memory>

namespace cotejo {
namespace {

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

int length(std::span<const std::uint8_t> bytes) { return static_cast<int>(bytes.size()); }

}  // namespace

void encrypt(const Secret& key, std::span<const std::uint8_t> bound,
             std::span<const std::uint8_t> plain, Nonce& nonce, std::span<std::uint8_t> sealed,
             Tag& tag) {
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    int written = 0;
    if (!context || RAND_bytes(nonce.data(), static_cast<int>(nonce.size())) != 1 ||
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(),
                           nonce.data()) != 1 ||
        EVP_EncryptUpdate(context.get(), nullptr, &written, bound.data(), length(bound)) != 1 ||
        EVP_EncryptUpdate(context.get(), sealed.data(), &written, plain.data(), length(plain)) !=
            1 ||
        EVP_EncryptFinal_ex(context.get(), sealed.data() + written, &written) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(tag.size()),
                            tag.data()) != 1)
        std::abort(); // the library is broken or out of memory: nothing may be kept in the clear
}

bool decrypt(const Secret& key, std::span<const std::uint8_t> bound, const Nonce& nonce,
             std::span<const std::uint8_t> sealed, const Tag& tag, std::span<std::uint8_t> plain) {
    const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    Tag expected = tag;
    int written = 0;
    const bool right =
        context &&
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(),
                           nonce.data()) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &written, bound.data(), length(bound)) == 1 &&
        EVP_DecryptUpdate(context.get(), plain.data(), &written, sealed.data(), length(sealed)) ==
            1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, static_cast<int>(tag.size()),
                            expected.data()) == 1 &&
        EVP_DecryptFinal_ex(context.get(), plain.data() + written, &written) == 1;
    if (!right) OPENSSL_cleanse(plain.data(), plain.size());
    return right;
}

}  // namespace cotejo
