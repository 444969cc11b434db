// SPDX-License-Identifier: Apache-2.0
//
// Cipher: what encrypts one gallery file, AES-256-GCM (NIST SP 800-38D) under keys of that file alone.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace gallery_face {

using Bytes = std::span<const std::uint8_t>;
using FileId = std::array<std::uint8_t, 16>;

inline constexpr std::size_t kNonce = 12, kTag = 16;
inline constexpr std::size_t kSealed = kNonce + kTag; ///< by how much sealed bytes are longer

/// A random name for a file; no two have the same, and so no two the same keys.
FileId new_file_id();

/// Keys of one file, derived from the site's secret by HKDF-SHA256 (RFC 5869) with the file's id as salt.
class Cipher {
public:
    Cipher(std::string_view secret, const FileId& file);
    ~Cipher();
    Cipher(Cipher&&) noexcept;
    Cipher& operator=(Cipher&&) noexcept;

    /// Tells a file of another secret from a damaged one, and nothing of the key.
    const std::array<std::uint8_t, 16>& check() const { return check_; }

    /// Nonce, ciphertext, tag. `bound` must be the same to open it, and is not in it.
    std::vector<std::uint8_t> seal(Bytes bound, Bytes plain) const;
    /// Opens into `plain`, which is kSealed shorter; false unless every byte is that of seal().
    bool open(Bytes bound, Bytes sealed, std::span<std::uint8_t> plain) const;

private:
    struct Key;
    std::unique_ptr<Key> key_;
    std::array<std::uint8_t, 16> check_;
};

}  // namespace gallery_face
