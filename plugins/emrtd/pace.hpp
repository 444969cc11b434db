// SPDX-License-Identifier: Apache-2.0
//
// Password authenticated connection establishment (ICAO 9303-11, 4.4): its protocols by their object
// identifiers, and what both ends compute.

#pragma once

#include <optional>
#include <string_view>

#include "channel.hpp"
#include "domain.hpp"

namespace emrtd::pace {

enum class Mapping { generic, integrated, chip_authentication };

/// What an object identifier under 0.4.0.127.0.7.2.2.4 says (9303-11, tables 2 and 3).
struct Protocol {
    Bytes oid;
    bool points = false; ///< ECDH, not DH
    Mapping mapping = Mapping::generic;
    Cipher cipher = Cipher::des3;
};

/// Reads an object identifier's value; nothing when it is no protocol of PACE that the standard has.
std::optional<Protocol> protocol_of(View oid);

/// What stands in MSE:Set AT for the password.
enum class Password : std::uint8_t { mrz = 1, can = 2 };

/// The key that the nonce is encrypted with. `password` is the MRZ information (number, date of birth, date of
/// expiry, with check digits) or the card access number.
Bytes nonce_key(Cipher cipher, Password kind, std::string_view password);

/// How many bytes the chip's nonce has, and the reader's of the integrated mapping.
std::size_t nonce_size(Cipher cipher);
inline std::size_t second_nonce_size(Cipher cipher) { return key_size(cipher); }

/// The pseudo-random string of nonces `s` and `t` for a prime of these bits, not yet reduced by it.
Bytes pseudo_random(Cipher cipher, View s, View t, int bits);

/// The code by which one end shows that it has come to the same keys: over the other end's public key as that
/// was sent (4.4.3.4).
Bytes token(const Protocol& protocol, View authentication_key, std::uint32_t key_tag, View public_key);

/// The two session keys from the agreed element.
struct SessionKeys {
    Bytes encryption, authentication;
};
SessionKeys keys_of(Cipher cipher, View secret);

/// Chip authentication mapping: hides or shows the chip's authentication data (4.4.3.5).
Bytes hide_chip_data(Cipher cipher, View encryption_key, View data);
Result<Bytes> show_chip_data(Cipher cipher, View encryption_key, View hidden);

}  // namespace emrtd::pace
