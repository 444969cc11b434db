// SPDX-License-Identifier: Apache-2.0
//
// SigningKey and PublicKey: Ed25519 (RFC 8032), for checkpoints and for what a site signs.

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "cotejo/result.hpp"
#include "cotejo/secret.hpp"

namespace cotejo {

using Signature = std::array<std::uint8_t, 64>;

/// A key that checks signatures. Any thread.
struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};

    /// Reads a PEM file (SubjectPublicKeyInfo). Status::not_found, Status::invalid.
    static Result<PublicKey> load(const std::filesystem::path& file);
    /// Writes a PEM file that OpenSSL's tools read too.
    Result<void> save(const std::filesystem::path& file) const;
    bool verifies(std::string_view text, const Signature& signature) const;
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

/// A key that signs. Move only. Any thread.
class SigningKey {
public:
    static SigningKey fresh();
    /// Reads a PEM file (PKCS #8). Status::not_found; Status::invalid when it is no Ed25519 key or
    /// others may read the file.
    static Result<SigningKey> load(const std::filesystem::path& file);
    /// Reads the file, or makes the key and the file (mode 0600) when there is none.
    static Result<SigningKey> load_or_make(const std::filesystem::path& file);
    /// Writes a PEM file of mode 0600, durable. Status::failed when it exists.
    Result<void> save(const std::filesystem::path& file) const;

    PublicKey public_key() const;
    Signature sign(std::string_view text) const;

private:
    explicit SigningKey(Secret seed) : seed_(std::move(seed)) {}
    Secret seed_;
};

}  // namespace cotejo
