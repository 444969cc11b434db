// SPDX-License-Identifier: Apache-2.0
//
// Joins, writes and compares bytes.

#include "bytes.hpp"

#include <openssl/crypto.h>

namespace emrtd {

Error refused(std::string what) { return {Status::refused, std::move(what)}; }

Bytes copy(View bytes) { return {bytes.begin(), bytes.end()}; }

Bytes join(std::initializer_list<View> parts) {
    std::size_t size = 0;
    for (const View part : parts) size += part.size();
    Bytes all;
    all.reserve(size);
    for (const View part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

Bytes number(std::uint64_t value, std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size && i < 8; ++i)
        bytes[size - 1 - i] = static_cast<std::uint8_t>(value >> (8 * i));
    return bytes;
}

std::uint64_t number(View bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) value = value << 8 | byte;
    return value;
}

View text(std::string_view characters) {
    return {reinterpret_cast<const std::uint8_t*>(characters.data()), characters.size()};
}

Bytes from_hex(std::string_view digits) {
    Bytes bytes;
    int high = -1;
    for (const char c : digits) {
        int digit = 0;
        if (c >= '0' && c <= '9') digit = c - '0';
        else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        else continue;
        if (high >= 0) bytes.push_back(static_cast<std::uint8_t>(high << 4 | digit));
        high = high >= 0 ? -1 : digit;
    }
    return bytes;
}

std::string hex(std::uint32_t value, int digits) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string written;
    for (int i = digits - 1; i >= 0; --i) written += kDigits[value >> (4 * i) & 0xF];
    return written;
}

std::string hex(View bytes) {
    std::string written;
    for (const std::uint8_t byte : bytes) written += hex(byte, 2);
    return written;
}

bool same(View one, View other) {
    return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

void wipe(Bytes& secret) {
    OPENSSL_cleanse(secret.data(), secret.size());
    secret.clear();
}

}  // namespace emrtd
