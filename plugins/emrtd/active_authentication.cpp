// SPDX-License-Identifier: Apache-2.0
//
// INTERNAL AUTHENTICATE, and signatures with message recovery.

#include "active_authentication.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "openssl.hpp"

namespace emrtd {

namespace {

using Signature = std::unique_ptr<ECDSA_SIG, Freed<&ECDSA_SIG_free>>;

constexpr std::uint8_t kInternalAuthenticate = 0x88;
constexpr int kMostRsa = 4096; ///< bits

Key key_of(View spki) {
    const unsigned char* from = spki.data();
    return Key(d2i_PUBKEY(nullptr, &from, static_cast<long>(spki.size())));
}

Error not_the_keys() { return refused("the signature is not the key's"); }

/// The hash and the size of a trailer: BC, or two bytes of which the first names it (ISO/IEC 10118).
struct Trailer {
    Hash hash;
    std::size_t size;
};

std::optional<Trailer> trailer_of(View message) {
    if (message.back() == 0xBC) return Trailer{Hash::sha1, 1};
    if (message.back() != 0xCC) return std::nullopt;
    switch (message[message.size() - 2]) {
    case 0x33: return Trailer{Hash::sha1, 2};
    case 0x34: return Trailer{Hash::sha256, 2};
    case 0x35: return Trailer{Hash::sha512, 2};
    case 0x36: return Trailer{Hash::sha384, 2};
    case 0x38: return Trailer{Hash::sha224, 2};
    default: return std::nullopt;
    }
}

/// 6A, what is recovered of the message, its hash, the trailer. The message is that and the nonce.
Result<void> check_recovered(View message, View nonce) {
    if (message.size() < 64 || message[0] != 0x6A) return not_the_keys();
    const std::optional<Trailer> trailer = trailer_of(message);
    if (!trailer) return not_the_keys();
    const std::size_t hashed = digest(trailer->hash, {}).size();
    if (message.size() < 1 + hashed + trailer->size) return not_the_keys();
    const View recovered = message.subspan(1, message.size() - 1 - hashed - trailer->size);
    const View said = message.subspan(1 + recovered.size(), hashed);
    if (!same(digest(trailer->hash, join({recovered, nonce})), said)) return not_the_keys();
    return {};
}

Bytes raise(EVP_PKEY* key, View signature) {
    const KeyContext context(EVP_PKEY_CTX_new(key, nullptr));
    Bytes message(static_cast<std::size_t>(EVP_PKEY_get_size(key)));
    std::size_t size = message.size();
    if (!context || EVP_PKEY_verify_recover_init(context.get()) != 1 ||
        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) != 1 ||
        EVP_PKEY_verify_recover(context.get(), message.data(), &size, signature.data(), signature.size()) != 1)
        size = 0;
    message.resize(size);
    return message;
}

Result<void> verify_rsa(EVP_PKEY* key, View signature, View nonce) {
    if (EVP_PKEY_get_bits(key) > kMostRsa) return Error{Status::unsupported, "an RSA key of more than 4096 bits"};
    Bytes message = raise(key, signature);
    if (message.empty()) return not_the_keys();
    if ((message.back() & 0x0F) != 0x0C) { // the smaller of two signatures was sent (ISO/IEC 9796-2, B.4)
        BIGNUM* modulus = nullptr;
        EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &modulus);
        const Bn n(modulus), recovered = bn(message);
        BN_sub(recovered.get(), n.get(), recovered.get());
        message = bytes_of(recovered.get(), message.size());
        if (message.empty()) return not_the_keys();
    }
    return check_recovered(message, nonce);
}

/// r and s one after another, each as long as the order; some chips write them as DER.
Signature plain(View signature) {
    Signature read(ECDSA_SIG_new());
    const std::size_t half = signature.size() / 2;
    Bn r = bn(signature.first(half)), s = bn(signature.subspan(half));
    if (read && r && s && ECDSA_SIG_set0(read.get(), r.get(), s.get())) {
        r.release();
        s.release();
    }
    return read;
}

Bytes der(const ECDSA_SIG* signature) {
    unsigned char* out = nullptr;
    const int size = i2d_ECDSA_SIG(signature, &out);
    const Bytes bytes(out, out + (size > 0 ? size : 0));
    OPENSSL_free(out);
    return bytes;
}

bool verifies(EVP_PKEY* key, View signature, View hashed) {
    const KeyContext context(EVP_PKEY_CTX_new(key, nullptr));
    return context && EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_verify(context.get(), signature.data(), signature.size(), hashed.data(), hashed.size()) == 1;
}

Hash hash_for(EVP_PKEY* key) {
    const int bits = EVP_PKEY_get_bits(key);
    if (bits >= 512) return Hash::sha512;
    if (bits >= 384) return Hash::sha384;
    return bits >= 256 ? Hash::sha256 : Hash::sha224;
}

Result<void> verify_ecdsa(EVP_PKEY* key, View signature, View nonce, std::optional<Hash> hash) {
    const Bytes hashed = digest(hash.value_or(hash_for(key)), nonce);
    if (!signature.empty() && signature.size() % 2 == 0 && verifies(key, der(plain(signature).get()), hashed)) return {};
    if (verifies(key, signature, hashed)) return {};
    return not_the_keys();
}

}  // namespace

Result<void> verify_active(View subject_public_key_info, View nonce, View signature, std::optional<Hash> hash) {
    const Key key = key_of(subject_public_key_info);
    if (!key) return Error{Status::unsupported, "a key of active authentication that cannot be read"};
    if (EVP_PKEY_is_a(key.get(), "RSA")) return verify_rsa(key.get(), signature, nonce);
    if (EVP_PKEY_is_a(key.get(), "EC")) return verify_ecdsa(key.get(), signature, nonce, hash);
    return Error{Status::unsupported, "a key of active authentication of another algorithm"};
}

Answer<Bytes> sign_active(Chip& chip, View nonce) {
    // RSA of more than 1792 bits needs extended length (6.1.4).
    const std::uint32_t le = chip.extended() ? kExtendedLe : kShortLe;
    Answer<Response> response = chip.send({0x00, kInternalAuthenticate, 0x00, 0x00, copy(nonce), le});
    if (!response) return response.error();
    if (!response->done())
        return Trouble{Cause::denied, "the chip answers " + hex(response->sw) + " to INTERNAL AUTHENTICATE"};
    return std::move(response->data);
}

}  // namespace emrtd
