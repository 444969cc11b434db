// SPDX-License-Identifier: Apache-2.0
//
// base64: RFC 4648 section 4, strictly: padded, canonical, nothing but the alphabet.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace base64 {

/// Decodes; nothing when a character, the padding or a left-over bit is wrong.
std::optional<std::vector<std::uint8_t>> decode(std::string_view text);

}  // namespace base64
