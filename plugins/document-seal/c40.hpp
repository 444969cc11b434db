// SPDX-License-Identifier: Apache-2.0
//
// C40: how a seal packs upper-case texts, three characters in two bytes.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace seal {

/// Decodes a text of letters, digits and spaces, ICAO 9303-13 appendix A. Nothing when it is anything
/// else: an odd number of bytes, a value outside the chart, padding before the end.
std::optional<std::string> decode_c40(std::span<const std::uint8_t> bytes);

/// How many bytes a text of so many characters takes.
constexpr std::size_t c40_size(std::size_t characters) { return (characters + 2) / 3 * 2; }

}  // namespace seal
