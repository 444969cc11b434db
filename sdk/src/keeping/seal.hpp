// SPDX-License-Identifier: Apache-2.0
//
// Sealing a record: what a store gets to see of it, and how it is read again.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "cotejo/keys.hpp"
#include "cotejo/record.hpp"

namespace cotejo {

/// A record, and the lookup keys it was kept under.
struct Opened {
    Record record;
    std::vector<LookupKey> keys;
};

/// Encrypts a record, with the lookup keys it is kept under, for its own key alone. The key's id
/// stands in front, in the clear, and cannot be exchanged for another.
std::vector<std::uint8_t> seal(const Record& record, std::span<const LookupKey> keys,
                               const RecordKey& key);

/// Reads which key opens a sealed record; nothing when it is none.
std::optional<Reference> sealed_for(std::span<const std::uint8_t> sealed);

/// Decrypts; nothing when it was not sealed for this key, or was changed.
std::optional<Opened> open_sealed(std::span<const std::uint8_t> sealed, const RecordKey& key);

}  // namespace cotejo
