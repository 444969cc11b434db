// SPDX-License-Identifier: Apache-2.0
//
// KeySlots: the one file of wrapped record keys, in places of 128 bytes.

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <vector>

#include "cotejo/keys.hpp"
#include "keeping/cipher.hpp"
#include "keeping/disk.hpp"

namespace cotejo {

/// What a place holds. An erased one keeps its id until the record is gone from the store too.
struct KeySlot {
    enum class State : std::uint8_t { free = 0, live = 1, erased = 2 };
    State state = State::free;
    Epoch epoch;
    Reference id;
    Nonce nonce{};
    std::array<std::uint8_t, Secret::kSize> wrapped{};
    Tag tag{};
};

/// The file, and where each id lies in it. A write torn by a power cut is found by the place's own
/// check when the file is opened: it counts as erased, and what it held is overwritten.
class KeySlots {
public:
    /// Opens or makes the file and locks it. Status::busy, Status::invalid, Status::failed.
    static Result<KeySlots> open(const std::filesystem::path& file);

    /// Writes these slots over those of the same id, or into free places, and waits for the disk.
    Result<void> put(std::span<const KeySlot> slots);
    /// Frees the places of these ids and waits for the disk.
    Result<void> free(std::span<const Reference> ids);
    const KeySlot* find(const Reference& id) const;
    const std::map<Reference, KeySlot>& all() const { return slots_; }

private:
    Result<void> load();
    Result<void> write(std::uint32_t place, const KeySlot& slot);

    std::filesystem::path name_;
    OpenFile file_;
    std::map<Reference, KeySlot> slots_;
    std::map<Reference, std::uint32_t> places_;
    std::vector<std::uint32_t> free_;
    std::uint32_t end_ = 1; ///< places in the file; the first is its head
};

}  // namespace cotejo
