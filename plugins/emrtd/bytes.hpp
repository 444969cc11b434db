// SPDX-License-Identifier: Apache-2.0
//
// Bytes: what goes to a chip and comes back, joined and written as numbers.

#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/result.hpp"

namespace emrtd {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

using Bytes = std::vector<std::uint8_t>;
using View = std::span<const std::uint8_t>; ///< borrowed: valid as long as what it looks into

/// An error for what somebody else sent and we decline.
Error refused(std::string what);

/// Copies these bytes.
Bytes copy(View bytes);

/// Copies these one after another.
Bytes join(std::initializer_list<View> parts);

/// Writes the lowest `size` bytes of a number, the highest of them first.
Bytes number(std::uint64_t value, std::size_t size);

/// Reads a number, its highest byte first; of more than eight bytes the last eight.
std::uint64_t number(View bytes);

/// Looks at a text's bytes.
View text(std::string_view characters);

/// Reads pairs of hexadecimal digits; other characters are passed over, an odd digit at the end too.
Bytes from_hex(std::string_view digits);

/// Writes a status word or tag for an error's text: "6A82".
std::string hex(std::uint32_t value, int digits = 4);

/// Writes bytes as pairs of upper-case hexadecimal digits.
std::string hex(View bytes);

/// True when both are the same; takes as long whichever byte differs.
bool same(View one, View other);

/// Overwrites bytes that were secret and empties them.
void wipe(Bytes& secret);

}  // namespace emrtd
