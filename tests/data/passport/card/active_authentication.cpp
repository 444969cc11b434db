// SPDX-License-Identifier: Apache-2.0
//
// Active Authentication from the card's end, ICAO 9303-11 § 6.1: ISO/IEC 9796-2 scheme 1 with RSA, or a
// plain ECDSA signature (BSI TR-03111 § 5.2.1).

#include <map>

#include <openssl/ecdsa.h>
#include <openssl/rsa.h>

#include "passport/card/access.hpp"

namespace passport::card {

using emrtd::Command;
using emrtd::Response;
using emrtd::View;

namespace {

using Context = std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)>;

Bytes digest(const std::string& name, View message) {
    Bytes made(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    EVP_Digest(message.data(), message.size(), made.data(), &size, EVP_get_digestbyname(name.c_str()), nullptr);
    made.resize(size);
    return made;
}

/// Signs these bytes as they are. `padding` is RSA's.
Bytes signature(const PrivateKey& key, View bytes, bool rsa) {
    const Context context(EVP_PKEY_CTX_new(key.get(), nullptr), EVP_PKEY_CTX_free);
    std::size_t size = 0;
    if (EVP_PKEY_sign_init(context.get()) <= 0 ||
        (rsa && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) <= 0) ||
        EVP_PKEY_sign(context.get(), nullptr, &size, bytes.data(), bytes.size()) <= 0)
        return {};
    Bytes made(size);
    if (EVP_PKEY_sign(context.get(), made.data(), &size, bytes.data(), bytes.size()) <= 0) return {};
    made.resize(size);
    return made;
}

/// 6A, what only this chip knows, the hash over that and the challenge, and how it ends.
Bytes rsa(const PrivateKey& key, const std::string& name, View challenge) {
    const std::map<std::string, Bytes> trailers = {{"SHA1", {0xBC}}, {"SHA224", {0x38, 0xCC}}, {"SHA256", {0x34, 0xCC}},
                                                   {"SHA384", {0x36, 0xCC}}, {"SHA512", {0x35, 0xCC}}};
    const Bytes& trailer = trailers.at(name);
    const auto modulus = std::size_t(EVP_PKEY_get_size(key.get()));
    const std::size_t hash = digest(name, {}).size();
    const Bytes own = emrtd::random_bytes(modulus - 1 - hash - trailer.size());
    const Bytes begin = {0x6A};
    const Bytes message =
        emrtd::join({begin, own, digest(name, emrtd::join({own, challenge})), trailer});
    return signature(key, message, true);
}

/// r and s, each as long as the order of the curve.
Bytes ecdsa(const PrivateKey& key, const std::string& name, View challenge) {
    const Bytes der = signature(key, digest(name, challenge), false);
    const std::uint8_t* at = der.data();
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> both(d2i_ECDSA_SIG(nullptr, &at, long(der.size())),
                                                                     ECDSA_SIG_free);
    if (!both) return {};
    const int size = (EVP_PKEY_get_bits(key.get()) + 7) / 8;
    Bytes plain(2 * std::size_t(size));
    BN_bn2binpad(ECDSA_SIG_get0_r(both.get()), plain.data(), size);
    BN_bn2binpad(ECDSA_SIG_get0_s(both.get()), plain.data() + size, size);
    return plain;
}

}  // namespace

Response Access::internal_authenticate(const Command& command) {
    if (!open()) return {{}, emrtd::kNotSatisfied};
    if (!chip_.active_authentication) return {{}, emrtd::kNoSuchInstruction};
    if (command.data.size() != 8) return {{}, emrtd::kWrongLength};
    ++done_.active;
    const bool is_rsa = EVP_PKEY_is_a(chip_.active_authentication.get(), "RSA");
    return {is_rsa ? rsa(chip_.active_authentication, chip_.active_digest, command.data)
                   : ecdsa(chip_.active_authentication, chip_.active_digest, command.data),
            emrtd::kDone};
}

}  // namespace passport::card
