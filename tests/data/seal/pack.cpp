// SPDX-License-Identifier: Apache-2.0

#include "seal/pack.hpp"

#include <string>

namespace seals {

namespace {

unsigned value(char c) {
    if (c == '<' || c == ' ') return 3;
    return c <= '9' ? unsigned(c - '0') + 4 : unsigned(c - 'A') + 14;
}

}  // namespace

Bytes c40(std::string_view text) {
    Bytes packed;
    for (; text.size() >= 2; text.remove_prefix(text.size() < 3 ? 2 : 3)) {
        const unsigned third = text.size() < 3 ? 0 : value(text[2]);
        const unsigned pair = 1600 * value(text[0]) + 40 * value(text[1]) + third + 1;
        packed.push_back(std::uint8_t(pair / 256));
        packed.push_back(std::uint8_t(pair % 256));
    }
    if (text.empty()) return packed;
    const char last = text[0] == '<' ? ' ' : text[0];
    packed.push_back(0xFE);
    packed.push_back(std::uint8_t(last + 1));
    return packed;
}

Bytes date(std::string_view iso) {
    const std::string digits = std::string(iso.substr(5, 2)) + std::string(iso.substr(8, 2)) + std::string(iso.substr(0, 4));
    const unsigned long number = std::stoul(digits);
    return {std::uint8_t(number >> 16), std::uint8_t(number >> 8), std::uint8_t(number)};
}

Bytes length(std::size_t size) {
    if (size < 0x80) return {std::uint8_t(size)};
    if (size < 0x100) return {0x81, std::uint8_t(size)};
    return {0x82, std::uint8_t(size >> 8), std::uint8_t(size)};
}

}  // namespace seals
