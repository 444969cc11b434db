// SPDX-License-Identifier: Apache-2.0
//
// A record as bytes: what is sealed.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "keeping/seal.hpp"

namespace cotejo {

/// Bytes that are wiped when they go. Move only.
struct WipedBytes {
    WipedBytes() = default;
    WipedBytes(WipedBytes&&) noexcept = default;
    WipedBytes& operator=(WipedBytes&&) = delete;
    ~WipedBytes();
    std::vector<std::uint8_t> bytes;
};

WipedBytes write_record(const Record& record, std::span<const LookupKey> keys);

/// Nothing unless the bytes are exactly what write_record() makes.
std::optional<Opened> read_record(std::span<const std::uint8_t> bytes);

}  // namespace cotejo
