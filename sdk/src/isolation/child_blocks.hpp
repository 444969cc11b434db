// SPDX-License-Identifier: Apache-2.0
//
// Blocks: the producer's end of a pool, inside the child.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "isolation/memory_file.hpp"

#include "cotejo/abi.h"

namespace cotejo {

/// Which slots the plugin holds, which are under way, which are free. A block's id is its slot + 1.
/// Worker thread alone.
class Blocks {
public:
    Blocks() = default;
    Blocks(Map map, std::uint32_t slots)
        : map_(std::move(map)), slot_size_(map_.size() / slots), slots_(slots, State::free) {}

    /// Status busy when every slot is in use, invalid when none is ever big enough.
    cotejo_status acquire(std::uint64_t size, cotejo_block& block) {
        if (slots_.empty() || size > slot_size_) return COTEJO_INVALID;
        for (std::uint32_t slot = 0; slot < slots_.size(); ++slot) {
            if (slots_[slot] != State::free) continue;
            slots_[slot] = State::lent;
            block = {map_.data() + slot * slot_size_, slot_size_, slot + 1, 0};
            return COTEJO_OK;
        }
        return COTEJO_BUSY;
    }

    bool lent(std::uint32_t block) const { return at(block) == State::lent; }
    void release(std::uint32_t block) {
        if (lent(block)) slots_[block - 1] = State::free;
    }
    void sent(std::uint32_t block) { slots_[block - 1] = State::away; }
    /// The host says that a slot is free again.
    void returned(std::uint32_t slot) {
        if (at(slot + 1) == State::away) slots_[slot] = State::free;
    }

    /// Where `data` lies in the block; nothing if the bytes are not all inside it.
    std::optional<std::uint64_t> offset(std::uint32_t block, const std::uint8_t* data,
                                        std::uint64_t size) const {
        const std::uint8_t* first = map_.data() + (block - 1) * slot_size_;
        if (data < first || data > first + slot_size_) return std::nullopt;
        const auto offset = static_cast<std::uint64_t>(data - first);
        if (size > slot_size_ - offset) return std::nullopt;
        return offset;
    }

private:
    enum class State : std::uint8_t { none, free, lent, away };
    State at(std::uint32_t block) const {
        return block == 0 || block > slots_.size() ? State::none : slots_[block - 1];
    }

    Map map_;
    std::uint64_t slot_size_ = 0;
    std::vector<State> slots_;
};

}  // namespace cotejo
