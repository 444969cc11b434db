// SPDX-License-Identifier: Apache-2.0
//
// Basic access control (ICAO 9303-11, 4.3): what both ends compute.

#pragma once

#include <string_view>

#include "channel.hpp"

namespace emrtd::bac {

inline constexpr std::size_t kNonce = 8, kKey = 16, kCryptogram = 40; ///< bytes

/// The two keys that the MRZ gives.
struct Keys {
    Bytes encryption, authentication;
};

/// Derives the document's basic access keys from its MRZ information: document number, date of birth and date
/// of expiry, each with its check digit (9303-11, 4.3.2).
Keys keys_of(std::string_view mrz_information);

/// What either end says: its own nonce, the other's, and its half of the session's key.
struct Halves {
    Bytes own, other, key;
};

/// Encrypts and authenticates one end's halves: 40 bytes.
Bytes cryptogram(const Keys& keys, const Halves& halves);

/// Opens what the other end says; `own` is then the other's own nonce. Status::refused: its size or its code is
/// wrong.
Result<Halves> open(const Keys& keys, View cryptogram);

/// Begins the session (9303-11, 9.8.6.1 and appendix D.3) from both halves of its key and both nonces.
SecureChannel channel(View key_of_reader, View key_of_chip, View nonce_of_chip, View nonce_of_reader);

}  // namespace emrtd::bac
