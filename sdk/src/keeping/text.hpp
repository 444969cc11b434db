// SPDX-License-Identifier: Apache-2.0
//
// Bytes written as text, and read back: hexadecimal and base64.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// Reads lower-case hexadecimal digits into `bytes`; false unless there are exactly two a byte.
bool unhex(std::string_view text, std::span<std::uint8_t> bytes);

std::string base64(std::span<const std::uint8_t> bytes);

/// Reads padded base64 (RFC 4648 section 4); nothing when it is not exactly that.
std::optional<std::vector<std::uint8_t>> unbase64(std::string_view text);

inline std::span<const std::uint8_t> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace cotejo
