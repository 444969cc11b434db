// SPDX-License-Identifier: Apache-2.0
//
// AES-256-GCM (NIST SP 800-38D) by OpenSSL.

#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "cotejo/secret.hpp"

namespace cotejo {

using Nonce = std::array<std::uint8_t, 12>;
using Tag = std::array<std::uint8_t, 16>;

/// Encrypts `plain` into `sealed`, which is as long, under a nonce drawn at random.
void encrypt(const Secret& key, std::span<const std::uint8_t> bound,
             std::span<const std::uint8_t> plain, Nonce& nonce, std::span<std::uint8_t> sealed,
             Tag& tag);

/// Decrypts into `plain`, which is as long; false, and zeros there, unless key, nonce, bound bytes
/// and every byte are those of encrypt().
bool decrypt(const Secret& key, std::span<const std::uint8_t> bound, const Nonce& nonce,
             std::span<const std::uint8_t> sealed, const Tag& tag, std::span<std::uint8_t> plain);

}  // namespace cotejo
