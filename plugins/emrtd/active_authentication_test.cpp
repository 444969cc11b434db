// SPDX-License-Identifier: Apache-2.0
//
// Signatures of active authentication, made here by ISO/IEC 9796-2 from the standard's words.

#include "emrtd/active_authentication.hpp"

#include <gmock/gmock.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "emrtd/openssl.hpp"
#include "emrtd/testing.hpp"

namespace emrtd {
namespace {

const Bytes kNonce = from_hex("0102030405060708");

Bytes spki_of(const Key& key) {
    unsigned char* out = nullptr;
    const int size = i2d_PUBKEY(key.get(), &out);
    const Bytes bytes(out, out + size);
    OPENSSL_free(out);
    return bytes;
}

Key rsa(unsigned bits) { return Key(EVP_RSA_gen(bits)); }

/// 6A, what is recovered, the hash of that and the nonce, the trailer; raised to the private exponent.
Bytes sign_rsa(const Key& key, Hash hash, const char* trailer, View nonce, bool smaller = false) {
    const std::size_t size = std::size_t(EVP_PKEY_get_size(key.get()));
    const Bytes end = from_hex(trailer);
    const Bytes recovered(size - 1 - digest(hash, {}).size() - end.size(), 0x5C);
    const Bytes message = join({from_hex("6A"), recovered, digest(hash, join({recovered, nonce})), end});
    const KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    Bytes signature(size);
    std::size_t made = size;
    EXPECT_EQ(EVP_PKEY_sign_init(context.get()), 1);
    EXPECT_EQ(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING), 1);
    EXPECT_EQ(EVP_PKEY_sign(context.get(), signature.data(), &made, message.data(), message.size()), 1);
    if (!smaller) return signature;
    BIGNUM* modulus = nullptr;
    EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_RSA_N, &modulus);
    const Bn n(modulus), other = bn(signature);
    BN_sub(other.get(), n.get(), other.get());
    return bytes_of(other.get(), size);
}

Bytes sign_ecdsa(const Key& key, Hash hash, bool as_der) {
    const KeyContext context(EVP_PKEY_CTX_new(key.get(), nullptr));
    const Bytes hashed = digest(hash, kNonce);
    Bytes signature(200);
    std::size_t size = signature.size();
    EXPECT_EQ(EVP_PKEY_sign_init(context.get()), 1);
    EXPECT_EQ(EVP_PKEY_sign(context.get(), signature.data(), &size, hashed.data(), hashed.size()), 1);
    signature.resize(size);
    if (as_der) return signature;
    const unsigned char* from = signature.data();
    ECDSA_SIG* parts = d2i_ECDSA_SIG(nullptr, &from, long(size));
    const std::size_t half = std::size_t(EVP_PKEY_get_bits(key.get()) + 7) / 8;
    const Bytes plain = join({bytes_of(ECDSA_SIG_get0_r(parts), half), bytes_of(ECDSA_SIG_get0_s(parts), half)});
    ECDSA_SIG_free(parts);
    return plain;
}

TEST(ActiveAuthentication, TakesRsaSignaturesWithEveryHashOfTheStandard) {
    const Key key = rsa(1280), other = rsa(1280);
    for (const auto& [hash, trailer] : {std::pair{Hash::sha1, "BC"}, {Hash::sha1, "33CC"}, {Hash::sha224, "38CC"},
                                        {Hash::sha256, "34CC"}, {Hash::sha384, "36CC"}, {Hash::sha512, "35CC"}}) {
        for (const bool smaller : {false, true}) {
            const Bytes signature = sign_rsa(key, hash, trailer, kNonce, smaller);
            EXPECT_TRUE(verify_active(spki_of(key), kNonce, signature, std::nullopt)) << trailer;
            EXPECT_FALSE(verify_active(spki_of(other), kNonce, signature, std::nullopt));
            EXPECT_FALSE(verify_active(spki_of(key), from_hex("0102030405060709"), signature, std::nullopt));
            Bytes altered = signature;
            altered[40] ^= 1;
            EXPECT_FALSE(verify_active(spki_of(key), kNonce, altered, std::nullopt));
        }
    }
    EXPECT_FALSE(verify_active(spki_of(key), kNonce, sign_rsa(key, Hash::sha256, "35CC", kNonce), std::nullopt));
    EXPECT_FALSE(verify_active(spki_of(key), kNonce, sign_rsa(key, Hash::sha1, "31CC", kNonce), std::nullopt));
}

TEST(ActiveAuthentication, TakesEcdsaSignaturesPlainAndAsDer) {
    for (const auto& [curve, hash] : {std::pair{"P-256", Hash::sha256}, {"brainpoolP384r1", Hash::sha384},
                                      {"P-521", Hash::sha512}, {"P-224", Hash::sha224}}) {
        const Key key(EVP_EC_gen(curve));
        for (const bool as_der : {false, true}) {
            const Bytes signature = sign_ecdsa(key, hash, as_der);
            EXPECT_TRUE(verify_active(spki_of(key), kNonce, signature, hash)) << curve;
            EXPECT_TRUE(verify_active(spki_of(key), kNonce, signature, std::nullopt)) << curve;
            EXPECT_FALSE(verify_active(spki_of(key), from_hex("00"), signature, hash));
            EXPECT_FALSE(verify_active(spki_of(Key(EVP_EC_gen(curve))), kNonce, signature, hash));
        }
    }
}

TEST(ActiveAuthentication, RefusesSignaturesOfAnySize) {
    const Key keys[] = {rsa(1024), Key(EVP_EC_gen("P-256"))};
    for (const Key& key : keys)
        for (std::size_t size = 0; size < 140; ++size)
            for (const std::uint8_t byte : {std::uint8_t(0), std::uint8_t(1), std::uint8_t(0xFF)})
                EXPECT_FALSE(verify_active(spki_of(key), kNonce, Bytes(size, byte), std::nullopt)) << size;
}

TEST(ActiveAuthentication, SaysThatAKeyIsUnsupported) {
    for (const Bytes& spki : {Bytes{}, from_hex("3000"), spki_of(Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")))})
        EXPECT_EQ(verify_active(spki, kNonce, Bytes(64), std::nullopt).error().status, Status::unsupported);
}

TEST(ActiveAuthentication, AsksInTheExtendedFormOnlyWhereItIsTaken) {
    testing::Scripted card([](const Command&) { return Response{Bytes(128, 1), kDone}; });
    Chip chip(card);
    EXPECT_EQ(sign_active(chip, kNonce)->size(), 128u);
    EXPECT_FALSE(card.asked.back().extended);
    chip.set_extended(true);
    EXPECT_TRUE(sign_active(chip, kNonce));
    EXPECT_TRUE(card.asked.back().extended);
    testing::Scripted refuses([](const Command&) { return Response{{}, kNoSuchInstruction}; });
    Chip other(refuses);
    EXPECT_EQ(sign_active(other, kNonce).error().cause, Cause::denied);
}

}  // namespace
}  // namespace emrtd
