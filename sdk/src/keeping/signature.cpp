// SPDX-License-Identifier: Apache-2.0
//
// Ed25519 keys and signatures, by OpenSSL; the files are PEM.

#include "cotejo/signature.hpp"

#include <fcntl.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>

#include <cstdlib>
#include <memory>

#include "keeping/disk.hpp"
#include "keeping/text.hpp"

namespace cotejo {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Key private_key(const Secret& seed) {
    return {EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.bytes().data(),
                                         seed.bytes().size()),
            EVP_PKEY_free};
}

Key public_key_of(const PublicKey& key) {
    return {EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(),
                                        key.bytes.size()),
            EVP_PKEY_free};
}

std::span<const std::uint8_t> contents(const Bio& bio) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &bytes);
    return {reinterpret_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(size)};
}

bool others_may_read(const std::filesystem::path& file) {
    struct stat status{};
    return ::stat(file.c_str(), &status) == 0 && (status.st_mode & 077) != 0;
}

}  // namespace

SigningKey SigningKey::fresh() { return SigningKey(Secret::random()); }

Result<SigningKey> SigningKey::load(const std::filesystem::path& file) {
    if (others_may_read(file))
        return Error{Status::invalid, file.string() + " can be read by others; chmod it to 0600"};
    const Bio bio(BIO_new_file(file.c_str(), "r"), BIO_free_all);
    if (!bio) return Error{Status::not_found, "there is no signing key " + file.string()};
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    Secret seed = Secret::blank();
    std::size_t size = Secret::kSize;
    if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519 ||
        EVP_PKEY_get_raw_private_key(key.get(), seed.bytes().data(), &size) != 1)
        return Error{Status::invalid, file.string() + " is not an Ed25519 private key in PEM"};
    return SigningKey(std::move(seed));
}

Result<SigningKey> SigningKey::load_or_make(const std::filesystem::path& file) {
    Result<SigningKey> loaded = load(file);
    if (loaded || loaded.error().status != Status::not_found) return loaded;
    SigningKey made = fresh();
    if (Result<void> saved = made.save(file); !saved) return saved.error();
    return made;
}

Result<void> SigningKey::save(const std::filesystem::path& file) const {
    if (std::filesystem::exists(std::filesystem::symlink_status(file)))
        return Error{Status::failed, file.string() + " exists; remove it to make another key"};
    const Bio bio(BIO_new(BIO_s_secmem()), BIO_free_all);
    const Key key = private_key(seed_);
    if (!bio || !PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                          nullptr))
        return Error{Status::failed, "cannot write a key as PEM"};
    return write_whole(file, contents(bio), 0600);
}

PublicKey SigningKey::public_key() const {
    PublicKey key;
    std::size_t size = key.bytes.size();
    if (EVP_PKEY_get_raw_public_key(private_key(seed_).get(), key.bytes.data(), &size) != 1)
        std::abort();
    return key;
}

Signature SigningKey::sign(std::string_view text) const {
    Signature signature;
    std::size_t size = signature.size();
    const Key key = private_key(seed_);
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (!context ||
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
        EVP_DigestSign(context.get(), signature.data(), &size, bytes_of(text).data(),
                       text.size()) != 1)
        std::abort();
    return signature;
}

Result<PublicKey> PublicKey::load(const std::filesystem::path& file) {
    const Bio bio(BIO_new_file(file.c_str(), "r"), BIO_free_all);
    if (!bio) return Error{Status::not_found, "there is no public key " + file.string()};
    const Key key(PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
    PublicKey loaded;
    std::size_t size = loaded.bytes.size();
    if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519 ||
        EVP_PKEY_get_raw_public_key(key.get(), loaded.bytes.data(), &size) != 1)
        return Error{Status::invalid, file.string() + " is not an Ed25519 public key in PEM"};
    return loaded;
}

Result<void> PublicKey::save(const std::filesystem::path& file) const {
    const Bio bio(BIO_new(BIO_s_mem()), BIO_free_all);
    const Key key = public_key_of(*this);
    if (!bio || !key || !PEM_write_bio_PUBKEY(bio.get(), key.get()))
        return Error{Status::failed, "cannot write a key as PEM"};
    return write_whole(file, contents(bio), 0644);
}

bool PublicKey::verifies(std::string_view text, const Signature& signature) const {
    const Key key = public_key_of(*this);
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), signature.data(), signature.size(),
                            bytes_of(text).data(), text.size()) == 1;
}

}  // namespace cotejo
