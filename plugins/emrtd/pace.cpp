// SPDX-License-Identifier: Apache-2.0
//
// Passwords to keys, keys to tokens.

#include "pace.hpp"

#include "tlv.hpp"

namespace emrtd::pace {

namespace {

Bytes chip_data_iv(Cipher cipher, View key) {
    const Bytes ones(block_size(cipher), 0xFF);
    return encrypt(cipher, key, Bytes(block_size(cipher)), ones);
}

}  // namespace

std::optional<Protocol> protocol_of(View value) {
    static const Bytes kBranch = oid("0.4.0.127.0.7.2.2.4");
    if (value.size() != kBranch.size() + 2 || !same(value.first(kBranch.size()), kBranch)) return std::nullopt;
    const std::uint8_t agreement = value[kBranch.size()], cipher = value[kBranch.size() + 1];
    if (cipher < 1 || cipher > 4) return std::nullopt;
    Protocol protocol{copy(value), true, Mapping::generic, static_cast<Cipher>(cipher - 1)};
    switch (agreement) {
    case 1: protocol.points = false; return protocol;
    case 2: return protocol;
    case 3: protocol.points = false; [[fallthrough]];
    case 4: protocol.mapping = Mapping::integrated; return protocol;
    case 6: protocol.mapping = Mapping::chip_authentication; break;
    default: return std::nullopt;
    }
    if (protocol.cipher == Cipher::des3) return std::nullopt; // there is none
    return protocol;
}

Bytes nonce_key(Cipher cipher, Password kind, std::string_view password) {
    Bytes secret = kind == Password::mrz ? digest(Hash::sha1, text(password)) : copy(text(password));
    Bytes key = derive(cipher, secret, Use::password);
    wipe(secret);
    return key;
}

std::size_t nonce_size(Cipher cipher) {
    return (key_size(cipher) + block_size(cipher) - 1) / block_size(cipher) * block_size(cipher);
}

Bytes token(const Protocol& protocol, View authentication_key, std::uint32_t key_tag, View public_key) {
    return mac(protocol.cipher, authentication_key, tlv(0x7F49, {tlv(0x06, protocol.oid), tlv(key_tag, public_key)}));
}

SessionKeys keys_of(Cipher cipher, View secret) {
    return {derive(cipher, secret, Use::encryption), derive(cipher, secret, Use::authentication)};
}

Bytes hide_chip_data(Cipher cipher, View encryption_key, View data) {
    return encrypt(cipher, encryption_key, chip_data_iv(cipher, encryption_key), pad(data, block_size(cipher)));
}

Result<Bytes> show_chip_data(Cipher cipher, View encryption_key, View hidden) {
    if (hidden.empty() || hidden.size() % block_size(cipher)) return refused("chip authentication data of no whole blocks");
    return unpad(decrypt(cipher, encryption_key, chip_data_iv(cipher, encryption_key), hidden));
}

}  // namespace emrtd::pace
