// SPDX-License-Identifier: Apache-2.0
//
// The ciphers of ICAO 9303-11: encryption, codes of authentication, keys from secrets.

#pragma once

#include "bytes.hpp"

namespace emrtd {

/// A block cipher with its code: triple DES of two keys with ISO/IEC 9797-1 algorithm 3, or AES with CMAC.
enum class Cipher { des3, aes128, aes192, aes256 };

/// The cipher's word: "3DES", "AES-128".
std::string_view name(Cipher cipher);
std::size_t block_size(Cipher cipher); ///< 8 or 16 bytes
std::size_t key_size(Cipher cipher);   ///< 16, 24 or 32 bytes

/// Hash functions of travel documents.
enum class Hash { sha1, sha224, sha256, sha384, sha512 };
Bytes digest(Hash hash, View data);

/// Encrypts or decrypts whole blocks in CBC mode. Data of no whole blocks, or a key or an initial vector of
/// another size, gives nothing.
Bytes encrypt(Cipher cipher, View key, View iv, View data);
Bytes decrypt(Cipher cipher, View key, View iv, View data);

/// Adds 80 and zeroes up to a whole block (ISO/IEC 9797-1, padding method 2).
Bytes pad(View data, std::size_t block);
/// Takes them off again. Status::refused: they are not there.
Result<Bytes> unpad(View data);

/// The eight bytes of authentication of these data: algorithm 3 with the padding above for 3DES, which
/// this function adds, or CMAC for AES (9303-11, 9.8.2 and 4.4.3.4).
Bytes mac(Cipher cipher, View key, View data);

/// What a derived key is for: the counter of 9303-11, 9.7.1.
enum class Use : std::uint32_t { encryption = 1, authentication = 2, password = 3 };

/// Derives a key from a shared secret (9303-11, 9.7.1): SHA-1 up to 128 bits, SHA-256 above. Keys of 3DES
/// have their parity bits set.
Bytes derive(Cipher cipher, View secret, Use use);

/// Draws random bytes; nothing when the machine has none.
Bytes random_bytes(std::size_t size);

}  // namespace emrtd
