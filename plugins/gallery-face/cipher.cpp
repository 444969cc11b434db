// SPDX-License-Identifier: Apache-2.0
//
// Cipher: what encrypts one gallery file, AES-256-GCM (NIST SP 800-38D) under keys of that file alone.

#include "cipher.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <algorithm>

#include "problem.hpp"

namespace gallery_face {
namespace {

struct Free {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};

[[noreturn]] void broken(const char* what) {
    throw Problem(cotejo::Status::failed, std::string("OpenSSL could not ") + what);
}

int length(std::size_t size) { return static_cast<int>(size); }

const unsigned char* letters(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

void derive(std::string_view secret, const FileId& salt, std::string_view purpose,
            std::span<std::uint8_t> key) {
    const std::unique_ptr<EVP_PKEY_CTX, Free> context(EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr));
    std::size_t size = key.size();
    const bool good =
        context && EVP_PKEY_derive_init(context.get()) > 0 &&
        EVP_PKEY_CTX_set_hkdf_md(context.get(), EVP_sha256()) > 0 &&
        EVP_PKEY_CTX_set1_hkdf_salt(context.get(), salt.data(), length(salt.size())) > 0 &&
        EVP_PKEY_CTX_set1_hkdf_key(context.get(), letters(secret), length(secret.size())) > 0 &&
        EVP_PKEY_CTX_add1_hkdf_info(context.get(), letters(purpose), length(purpose.size())) > 0 &&
        EVP_PKEY_derive(context.get(), key.data(), &size) > 0;
    if (!good) broken("derive a key");
}

void random(std::span<std::uint8_t> bytes) {
    if (RAND_bytes(bytes.data(), length(bytes.size())) != 1) broken("draw random numbers");
}

}  // namespace

struct Cipher::Key {
    std::array<std::uint8_t, 32> bytes;
    std::unique_ptr<EVP_CIPHER_CTX, Free> context{EVP_CIPHER_CTX_new()};
    ~Key() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

FileId new_file_id() {
    FileId id;
    random(id);
    return id;
}

Cipher::Cipher(std::string_view secret, const FileId& file) : key_(std::make_unique<Key>()) {
    derive(secret, file, "cotejo gallery 1 entries", key_->bytes);
    derive(secret, file, "cotejo gallery 1 check", check_);
}

Cipher::~Cipher() = default;
Cipher::Cipher(Cipher&&) noexcept = default;
Cipher& Cipher::operator=(Cipher&&) noexcept = default;

std::vector<std::uint8_t> Cipher::seal(Bytes bound, Bytes plain) const {
    std::vector<std::uint8_t> sealed(plain.size() + kSealed);
    random(std::span(sealed).first(kNonce));
    EVP_CIPHER_CTX* context = key_->context.get();
    std::uint8_t* text = sealed.data() + kNonce;
    int done = 0;
    const bool good =
        EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nullptr, key_->bytes.data(), sealed.data()) == 1 &&
        EVP_EncryptUpdate(context, nullptr, &done, bound.data(), length(bound.size())) == 1 &&
        EVP_EncryptUpdate(context, text, &done, plain.data(), length(plain.size())) == 1 &&
        EVP_EncryptFinal_ex(context, text + done, &done) == 1 &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, length(kTag), text + plain.size()) == 1;
    if (!good) broken("encrypt");
    return sealed;
}

bool Cipher::open(Bytes bound, Bytes sealed, std::span<std::uint8_t> plain) const {
    if (sealed.size() < kSealed || plain.size() != sealed.size() - kSealed) return false;
    EVP_CIPHER_CTX* context = key_->context.get();
    std::array<std::uint8_t, kTag> tag;
    std::ranges::copy(sealed.last(kTag), tag.begin());
    int done = 0;
    const bool good =
        EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nullptr, key_->bytes.data(), sealed.data()) == 1 &&
        EVP_DecryptUpdate(context, nullptr, &done, bound.data(), length(bound.size())) == 1 &&
        EVP_DecryptUpdate(context, plain.data(), &done, sealed.data() + kNonce, length(plain.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, length(kTag), tag.data()) == 1 &&
        EVP_DecryptFinal_ex(context, plain.data() + done, &done) == 1;
    if (!good) OPENSSL_cleanse(plain.data(), plain.size());
    return good;
}

}  // namespace gallery_face
