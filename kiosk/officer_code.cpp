// SPDX-License-Identifier: Apache-2.0
//
// Hashes and checks officer codes with OpenSSL's scrypt.

#include "kiosk/officer_code.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace cotejo::kiosk {
namespace {

constexpr std::size_t kSalt = 16;
constexpr std::size_t kHash = 32;
constexpr std::string_view kPrefix = "scrypt:15:8:1:";
constexpr std::uint64_t kCost = 1u << 15;
constexpr std::uint64_t kMemory = 64u << 20;

using Bytes = std::vector<std::uint8_t>;

std::optional<Bytes> scrypt(std::string_view code, std::span<const std::uint8_t> salt) {
    Bytes hash(kHash);
    if (EVP_PBE_scrypt(code.data(), code.size(), salt.data(), salt.size(), kCost, 8, 1, kMemory,
                       hash.data(), hash.size()) != 1)
        return std::nullopt;
    return hash;
}

std::string hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::optional<Bytes> from_hex(std::string_view text) {
    Bytes bytes(text.size() / 2);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char* first = text.data() + 2 * at;
        if (std::from_chars(first, first + 2, bytes[at], 16).ptr != first + 2) return std::nullopt;
    }
    return bytes;
}

struct Parts {
    Bytes salt, hash;
};

std::optional<Parts> parse(std::string_view line) {
    if (!line.starts_with(kPrefix)) return std::nullopt;
    line.remove_prefix(kPrefix.size());
    if (line.size() != 2 * kSalt + 1 + 2 * kHash || line[2 * kSalt] != ':') return std::nullopt;
    auto salt = from_hex(line.substr(0, 2 * kSalt));
    auto hash = from_hex(line.substr(2 * kSalt + 1));
    if (!salt || !hash) return std::nullopt;
    return Parts{std::move(*salt), std::move(*hash)};
}

}  // namespace

Result<std::string> hash_officer_code(std::string_view code) {
    if (code.size() < kShortestCode || code.size() > kLongestCode)
        return Error{Status::invalid, "an officer code has 6 to 128 characters"};
    std::array<std::uint8_t, kSalt> salt;
    if (RAND_bytes(salt.data(), static_cast<int>(salt.size())) != 1)
        return Error{Status::failed, "the machine gives no random numbers"};
    const auto hash = scrypt(code, salt);
    if (!hash) return Error{Status::failed, "scrypt needs 32 MiB of memory that is not there"};
    return std::string(kPrefix) + hex(salt) + ":" + hex(*hash);
}

bool is_officer_hash(std::string_view line) { return parse(line).has_value(); }

bool officer_code_matches(std::string_view code, std::string_view line) {
    const auto parts = parse(line);
    if (!parts || code.size() > kLongestCode) return false;
    const auto hash = scrypt(code, parts->salt);
    return hash && CRYPTO_memcmp(hash->data(), parts->hash.data(), kHash) == 0;
}

}  // namespace cotejo::kiosk
