// SPDX-License-Identifier: Apache-2.0
//
// Chip Authentication from the card's end, ICAO 9303-11 § 6.2: by MSE:Set KAT, or by MSE:Set AT and
// GENERAL AUTHENTICATE.

#include <openssl/dh.h>

#include "passport/card/access.hpp"
#include "emrtd/tlv.hpp"

namespace passport::card {

using emrtd::Cipher;
using emrtd::Command;
using emrtd::Response;
using emrtd::View;

namespace {

Response sw(std::uint16_t word) { return {{}, word}; }

/// The last number of id-CA-(EC)DH-...: 1 is 3DES, 2 to 4 are AES of 128, 192 and 256 bits.
Cipher cipher_of(const std::string& protocol) {
    switch (protocol.empty() ? '1' : protocol.back()) {
    case '2': return Cipher::aes128;
    case '3': return Cipher::aes192;
    case '4': return Cipher::aes256;
    default: return Cipher::des3;
    }
}

/// The shared secret: an x-coordinate, or a number as long as the prime. Empty when `theirs` is no key.
Bytes shared_secret(const PrivateKey& own, View theirs) {
    const PrivateKey peer(EVP_PKEY_new(), EVP_PKEY_free);
    if (EVP_PKEY_copy_parameters(peer.get(), own.get()) <= 0 ||
        EVP_PKEY_set1_encoded_public_key(peer.get(), theirs.data(), theirs.size()) <= 0)
        return {};
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new(own.get(), nullptr), EVP_PKEY_CTX_free);
    std::size_t size = 0;
    if (EVP_PKEY_derive_init(context.get()) <= 0 || EVP_PKEY_derive_set_peer(context.get(), peer.get()) <= 0 ||
        (EVP_PKEY_is_a(own.get(), "DHX") && EVP_PKEY_CTX_set_dh_pad(context.get(), 1) <= 0) ||
        EVP_PKEY_derive(context.get(), nullptr, &size) <= 0)
        return {};
    Bytes secret(size);
    if (EVP_PKEY_derive(context.get(), secret.data(), &size) <= 0) return {};
    secret.resize(size);
    return secret;
}

}  // namespace

const ChipAuthenticationKey* Access::key_of(const std::string& protocol, std::optional<int> id) const {
    for (const ChipAuthenticationKey& key : chip_.chip_authentication)
        if ((protocol.empty() || key.protocol == protocol) && (!id || key.id == *id)) return &key;
    return nullptr;
}

Response Access::begin_chip_authentication(const Command& command) {
    const auto number = emrtd::find(command.data, 0x84);
    const std::optional<int> id = number ? std::optional(int(emrtd::number(*number))) : std::nullopt;
    chained_.clear();
    if (command.p1 == 0x41 && command.p2 == 0xA6) { // KAT: 3DES only
        const ChipAuthenticationKey* own = key_of("", id);
        const auto theirs = emrtd::find(command.data, 0x91);
        if (!own || cipher_of(own->protocol) != Cipher::des3) return sw(emrtd::kReferenceNotFound);
        return theirs ? agree(*own, *theirs) : sw(emrtd::kWrongData);
    }
    if (command.p1 != 0x41 || command.p2 != 0xA4) return sw(0x6A86);
    const auto protocol = emrtd::find(command.data, 0x80);
    if (!protocol) return sw(emrtd::kWrongData);
    chosen_ = key_of(emrtd::dotted(*protocol), id);
    return sw(chosen_ ? std::uint16_t(emrtd::kDone) : std::uint16_t(emrtd::kReferenceNotFound));
}

Response Access::chip_authentication(const Command& command) {
    chained_.insert(chained_.end(), command.data.begin(), command.data.end());
    if (command.cla & 0x10) return sw(emrtd::kDone); // more of it follows
    const Bytes data = std::exchange(chained_, {});
    if (!chosen_) return sw(0x6985);
    const auto theirs = emrtd::at(data, {0x7C, 0x80});
    if (!theirs) return sw(emrtd::kWrongData);
    Response response = agree(*std::exchange(chosen_, nullptr), *theirs);
    if (response.done()) response.data = emrtd::tlv(0x7C, View{});
    return response;
}

Response Access::agree(const ChipAuthenticationKey& own, View theirs) {
    const Bytes secret = shared_secret(own.key, theirs);
    if (secret.empty()) return sw(emrtd::kRefusedKey);
    next_.emplace(cipher_of(own.protocol), secret);
    ++done_.chip;
    return sw(emrtd::kDone);
}

}  // namespace passport::card
