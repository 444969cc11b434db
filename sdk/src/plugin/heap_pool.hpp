// SPDX-License-Identifier: Apache-2.0
//
// HeapPool: the blocks of a local instance, equal slots of this process's own memory.

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "cotejo/abi.h"
#include "cotejo/record.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

/// As many slots as the manifest's `blocks`. A slot is free, lent to the plugin, or held by a
/// record until the record's last holder lets go, which may be after the instance is gone. Any
/// thread.
class HeapPool : public std::enable_shared_from_this<HeapPool> {
public:
    /// Status::failed when there is not enough memory.
    static Result<std::shared_ptr<HeapPool>> create(std::uint32_t slots, std::uint64_t slot_size);
    ~HeapPool();
    HeapPool(const HeapPool&) = delete;
    HeapPool& operator=(const HeapPool&) = delete;

    /// COTEJO_BUSY when every slot is in use, COTEJO_INVALID when none is large enough.
    cotejo_status acquire(std::uint64_t size, cotejo_block& block);
    /// Takes a lent slot back; does nothing for any other number.
    void release(std::uint32_t block);
    /// Makes storage of `size` bytes at `data`, which must lie in the lent slot `block`; null when
    /// they do not. The slot is no longer the plugin's in either case.
    std::shared_ptr<const Storage> take(std::uint32_t block, const std::uint8_t* data,
                                        std::uint64_t size);

private:
    friend class HeapSlot;
    enum class State { free, lent, held };

    HeapPool(std::uint8_t* memory, std::uint32_t slots, std::uint64_t slot_size)
        : memory_(memory), slot_size_(slot_size), states_(slots, State::free) {}
    bool is_lent(std::uint32_t block) const;
    void give_back(std::uint32_t block);
    std::uint8_t* slot(std::uint32_t block) const { return memory_ + (block - 1) * slot_size_; }

    std::uint8_t* memory_;
    std::uint64_t slot_size_;
    std::mutex mutex_;
    std::vector<State> states_; ///< of block n at n - 1: 0 is no block
};

}  // namespace cotejo
