// SPDX-License-Identifier: Apache-2.0
//
// The grammar of the contract's words, and its limits.

#pragma once

#include <cstddef>
#include <string_view>

namespace cotejo {

inline constexpr std::size_t kMostFacts = 256;
inline constexpr std::size_t kLongestName = 64;
inline constexpr std::size_t kLongestText = 4 * 1024;
inline constexpr std::size_t kMostFactBytes = 16 * 1024;
inline constexpr std::size_t kMostInline = 32 * 1024; ///< bytes of data that cross without a block
inline constexpr std::size_t kMostInputs = 4096;
inline constexpr std::size_t kRowAlignment = 64;

/// True for a name: [a-z0-9.-], 1 to 64 characters.
bool is_name(std::string_view word);

/// True for a kind: a name, which may end in one '/version'.
bool is_kind(std::string_view word);

/// True for a kind without a family: quality, pad, scores, key, challenge, sealed.
bool is_own_kind(std::string_view kind);

/// True for one of the nine roles.
bool is_role(std::string_view word);

/// True for a verdict that only the SDK may set.
bool is_reserved_fact(std::string_view name);

/// Bytes of a pixel in a raster format; 0 for a format that is none.
std::size_t bytes_a_pixel(std::string_view format);

}  // namespace cotejo
