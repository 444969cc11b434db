// SPDX-License-Identifier: Apache-2.0
//
// Keyed hashes and keys made of keys, by OpenSSL.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cotejo/digest.hpp"
#include "cotejo/secret.hpp"

namespace cotejo {

/// HMAC-SHA-256 (RFC 2104).
Digest hmac(const Secret& key, std::span<const std::uint8_t> bytes);

/// A key of its own for one use of `key`: HKDF-Expand with SHA-256 (RFC 5869), `use` as the info.
Secret derive(const Secret& key, std::string_view use);

}  // namespace cotejo
