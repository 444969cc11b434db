// SPDX-License-Identifier: Apache-2.0
//
// Digest: an SHA-256 hash.

#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace cotejo {

/// 32 bytes of SHA-256. Not personal by itself, but the hash of something short can be guessed: a
/// log takes a RecordDigest instead (keys.hpp).
using Digest = std::array<std::uint8_t, 32>;

/// Hashes bytes. Any thread.
Digest sha256(std::span<const std::uint8_t> bytes);

/// Writes bytes as lower-case hexadecimal digits. Any thread.
std::string hex(std::span<const std::uint8_t> bytes);

}  // namespace cotejo
