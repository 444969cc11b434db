// SPDX-License-Identifier: Apache-2.0

#include "signature.hpp"

#include <openssl/err.h>

#include "pointers.hpp"

namespace seal {

namespace {

constexpr std::string_view kName = "signature";
constexpr int kWeakest = 224;

const EVP_MD* hash_for(int bits) {
    return bits <= 224 ? EVP_sha224() : bits <= 256 ? EVP_sha256() : bits <= 384 ? EVP_sha384() : EVP_sha512();
}

/// Two integers as OpenSSL wants them, a SEQUENCE in DER.
std::vector<std::uint8_t> in_der(Bytes raw) {
    const int half = int(raw.size() / 2);
    BIGNUM* r = BN_bin2bn(raw.data(), half, nullptr);
    BIGNUM* s = BN_bin2bn(raw.data() + half, half, nullptr);
    const Signature pair(ECDSA_SIG_new());
    if (!pair || !r || !s || !ECDSA_SIG_set0(pair.get(), r, s)) return {};
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(pair.get(), &der);
    if (size <= 0) return {};
    std::vector<std::uint8_t> bytes(der, der + size);
    OPENSSL_free(der);
    return bytes;
}

bool verifies(const Seal& seal, EVP_PKEY* key, const EVP_MD* hash) {
    const std::vector<std::uint8_t> der = in_der(seal.signature);
    const Digest digest(EVP_MD_CTX_new());
    const bool right = !der.empty() && digest && EVP_DigestVerifyInit(digest.get(), nullptr, hash, nullptr, key) == 1 &&
                       EVP_DigestVerify(digest.get(), der.data(), der.size(), seal.signed_part.data(),
                                        seal.signed_part.size()) == 1;
    ERR_clear_error();
    return right;
}

}  // namespace

Check check_signature(const Seal& seal, X509* signer) {
    EVP_PKEY* key = X509_get0_pubkey(signer);
    const int bits = key && EVP_PKEY_is_a(key, "EC") ? EVP_PKEY_get_bits(key) : 0;
    if (bits < kWeakest) return {kName, kFailed, "signer-key"};
    const std::size_t half = std::size_t(bits + 7) / 8;
    if (seal.signature.size() != 2 * half) return {kName, kFailed, "signature-size"};
    if (!verifies(seal, key, hash_for(bits))) return {kName, kFailed, "bad-signature"};
    return {kName, kSuccessful, ""};
}

}  // namespace seal
