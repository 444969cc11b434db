// SPDX-License-Identifier: Apache-2.0
//
// 3DES and AES by OpenSSL. One DES is three with one key, so that no old provider is needed.

#include "cipher.hpp"

#include <openssl/core_names.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include "openssl.hpp"

namespace emrtd {

namespace {

const EVP_CIPHER* cbc(Cipher cipher) {
    switch (cipher) {
    case Cipher::des3: return EVP_des_ede3_cbc();
    case Cipher::aes128: return EVP_aes_128_cbc();
    case Cipher::aes192: return EVP_aes_192_cbc();
    case Cipher::aes256: return EVP_aes_256_cbc();
    }
    return nullptr;
}

/// OpenSSL's triple DES has three keys: the first is the third again.
Bytes whole_key(Cipher cipher, View key) {
    return cipher == Cipher::des3 && key.size() == 16 ? join({key, key.first(8)}) : copy(key);
}

Bytes run(Cipher cipher, View key, View iv, View data, bool encrypting) {
    if (data.size() % block_size(cipher) || iv.size() != block_size(cipher)) return {};
    if (key.size() != key_size(cipher) && !(cipher == Cipher::des3 && key.size() == 24)) return {};
    Bytes whole = whole_key(cipher, key);
    Bytes out(data.size() + block_size(cipher));
    int size = 0;
    const CipherContext context(EVP_CIPHER_CTX_new());
    const bool good = context &&
        EVP_CipherInit_ex2(context.get(), cbc(cipher), whole.data(), iv.data(), encrypting, nullptr) &&
        EVP_CIPHER_CTX_set_padding(context.get(), 0) &&
        EVP_CipherUpdate(context.get(), out.data(), &size, data.data(), static_cast<int>(data.size()));
    wipe(whole);
    out.resize(good ? static_cast<std::size_t>(size) : 0);
    return out;
}

/// ISO/IEC 9797-1, algorithm 3: single DES in CBC mode up to the last block, all three on that.
Bytes retail_mac(View key, View data) {
    if (key.size() != 16) return {};
    const Bytes padded = pad(data, 8);
    const View head = View(padded).first(padded.size() - 8);
    Bytes single = join({key.first(8), key.first(8), key.first(8)});
    const Bytes zero(8);
    const Bytes chained = run(Cipher::des3, single, zero, head, true);
    wipe(single);
    return run(Cipher::des3, key, chained.empty() ? View(zero) : View(chained).last(8), View(padded).last(8), true);
}

/// CMAC, its first eight bytes.
Bytes cmac(Cipher cipher, View key, View data) {
    static EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "CMAC", nullptr);
    const MacContext context(algorithm ? EVP_MAC_CTX_new(algorithm) : nullptr);
    if (!context || key.size() != key_size(cipher)) return {};
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_CIPHER, const_cast<char*>(EVP_CIPHER_get0_name(cbc(cipher))), 0),
        OSSL_PARAM_construct_end()};
    Bytes code(16);
    std::size_t size = 0;
    if (!EVP_MAC_init(context.get(), key.data(), key.size(), parameters) ||
        !EVP_MAC_update(context.get(), data.data(), data.size()) ||
        !EVP_MAC_final(context.get(), code.data(), &size, code.size()) || size < 8)
        return {};
    code.resize(8);
    return code;
}

const EVP_MD* algorithm(Hash hash) {
    switch (hash) {
    case Hash::sha1: return EVP_sha1();
    case Hash::sha224: return EVP_sha224();
    case Hash::sha256: return EVP_sha256();
    case Hash::sha384: return EVP_sha384();
    case Hash::sha512: return EVP_sha512();
    }
    return nullptr;
}

}  // namespace

std::string_view name(Cipher cipher) {
    constexpr std::string_view names[] = {"3DES", "AES-128", "AES-192", "AES-256"};
    return names[static_cast<int>(cipher)];
}

std::size_t block_size(Cipher cipher) { return cipher == Cipher::des3 ? 8 : 16; }

std::size_t key_size(Cipher cipher) {
    constexpr std::size_t sizes[] = {16, 16, 24, 32};
    return sizes[static_cast<int>(cipher)];
}

Bytes digest(Hash hash, View data) {
    Bytes out(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    if (!EVP_Digest(data.data(), data.size(), out.data(), &size, algorithm(hash), nullptr)) size = 0;
    out.resize(size);
    return out;
}

Bytes encrypt(Cipher cipher, View key, View iv, View data) { return run(cipher, key, iv, data, true); }
Bytes decrypt(Cipher cipher, View key, View iv, View data) { return run(cipher, key, iv, data, false); }

Bytes pad(View data, std::size_t block) {
    Bytes padded = copy(data);
    padded.push_back(0x80);
    padded.resize((padded.size() + block - 1) / block * block);
    return padded;
}

Result<Bytes> unpad(View data) {
    std::size_t end = data.size();
    while (end && !data[end - 1]) --end;
    if (!end || data[end - 1] != 0x80) return refused("the padding is not there");
    return copy(data.first(end - 1));
}

Bytes mac(Cipher cipher, View key, View data) {
    return cipher == Cipher::des3 ? retail_mac(key, data) : cmac(cipher, key, data);
}

Bytes derive(Cipher cipher, View secret, Use use) {
    const bool large = key_size(cipher) > 16;
    Bytes input = join({secret, number(static_cast<std::uint32_t>(use), 4)});
    Bytes key = digest(large ? Hash::sha256 : Hash::sha1, input);
    wipe(input);
    key.resize(key_size(cipher));
    if (cipher != Cipher::des3) return key;
    for (std::uint8_t& byte : key) { // odd parity
        const int ones = __builtin_popcount(byte >> 1);
        byte = static_cast<std::uint8_t>((byte & 0xFE) | !(ones & 1));
    }
    return key;
}

Bytes random_bytes(std::size_t size) {
    Bytes bytes(size);
    if (RAND_bytes(bytes.data(), static_cast<int>(size)) != 1) bytes.clear();
    return bytes;
}

}  // namespace emrtd
