// SPDX-License-Identifier: Apache-2.0
//
// C40 by its chart: 3 is a space, 4 to 13 are digits, 14 to 39 are letters.

#include "c40.hpp"

#include <array>

namespace seal {

namespace {

constexpr std::uint8_t kUnlatch = 254; // what follows is one character as Data Matrix writes ASCII

std::optional<char> from_chart(unsigned value) {
    if (value == 3) return ' ';
    if (value >= 4 && value <= 13) return char('0' + value - 4);
    if (value >= 14 && value <= 39) return char('A' + value - 14);
    return std::nullopt;
}

std::optional<char> from_ascii(std::uint8_t byte) {
    const char c = char(byte - 1);
    const bool known = c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    return known ? std::optional(c) : std::nullopt;
}

/// Appends up to three characters of one pair of bytes; says whether it was one.
bool append(std::string& text, std::uint8_t high, std::uint8_t low, bool last) {
    if (high == kUnlatch) {
        const auto c = from_ascii(low);
        if (c) text += *c;
        return c && last;
    }
    const unsigned packed = high * 256u + low;
    if (packed < 1) return false;
    const std::array<unsigned, 3> values{(packed - 1) / 1600, (packed - 1) / 40 % 40, (packed - 1) % 40};
    for (std::size_t i = 0; i < 3; ++i) {
        if (i == 2 && last && values[i] == 0) break; // padding
        const auto c = from_chart(values[i]);
        if (!c) return false;
        text += *c;
    }
    return true;
}

}  // namespace

std::optional<std::string> decode_c40(std::span<const std::uint8_t> bytes) {
    if (bytes.size() % 2) return std::nullopt;
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 2)
        if (!append(text, bytes[i], bytes[i + 1], i + 2 == bytes.size())) return std::nullopt;
    return text;
}

}  // namespace seal
