// SPDX-License-Identifier: Apache-2.0
//
// Digests and names: SHA-256 through OpenSSL, and hexadecimal text.

#include "cotejo/digest.hpp"

#include <openssl/sha.h>

namespace cotejo {

Digest sha256(std::span<const std::uint8_t> bytes) {
    Digest digest;
    SHA256(bytes.data(), bytes.size(), digest.data());
    return digest;
}

std::string hex(std::span<const std::uint8_t> bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace cotejo
