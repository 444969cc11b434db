// SPDX-License-Identifier: Apache-2.0
//
// Lends slots of anonymous memory, which the kernel clears when the pool goes.

#include "plugin/heap_pool.hpp"

#include <sys/mman.h>

#include <algorithm>

namespace cotejo {

/// Bytes of a record in a slot; gives the slot back when nobody holds it any more.
class HeapSlot final : public Storage {
public:
    HeapSlot(std::shared_ptr<HeapPool> pool, std::uint32_t block,
             std::span<const std::uint8_t> bytes)
        : pool_(std::move(pool)), block_(block), bytes_(bytes) {}
    ~HeapSlot() override { pool_->give_back(block_); }

    std::span<const std::uint8_t> bytes() const override { return bytes_; }
    bool frozen() const override { return false; }

private:
    std::shared_ptr<HeapPool> pool_;
    std::uint32_t block_;
    std::span<const std::uint8_t> bytes_;
};

Result<std::shared_ptr<HeapPool>> HeapPool::create(std::uint32_t slots, std::uint64_t slot_size) {
    const std::uint64_t size = slots * slot_size;
    if (size == 0) return std::shared_ptr<HeapPool>(new HeapPool(nullptr, 0, 0));
    void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return Error{Status::failed, "no memory for " + std::to_string(slots) + " blocks of " +
                                         std::to_string(slot_size) + " bytes"};
    (void)mlock(memory, size);
    (void)madvise(memory, size, MADV_DONTDUMP);
    return std::shared_ptr<HeapPool>(
        new HeapPool(static_cast<std::uint8_t*>(memory), slots, slot_size));
}

HeapPool::~HeapPool() {
    if (!memory_) return;
    munmap(memory_, states_.size() * slot_size_);
}

cotejo_status HeapPool::acquire(std::uint64_t size, cotejo_block& block) {
    if (size > slot_size_) return COTEJO_INVALID;
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(states_, State::free);
    if (found == states_.end()) return COTEJO_BUSY;
    *found = State::lent;
    const auto number = static_cast<std::uint32_t>(found - states_.begin()) + 1;
    block = {slot(number), slot_size_, number, 0};
    return COTEJO_OK;
}

void HeapPool::release(std::uint32_t block) {
    const std::lock_guard lock(mutex_);
    if (is_lent(block)) states_[block - 1] = State::free;
}

std::shared_ptr<const Storage> HeapPool::take(std::uint32_t block, const std::uint8_t* data,
                                              std::uint64_t size) {
    const std::lock_guard lock(mutex_);
    if (!is_lent(block)) return nullptr;
    const auto from = reinterpret_cast<std::uintptr_t>(data);
    const auto start = reinterpret_cast<std::uintptr_t>(slot(block));
    const bool inside = from >= start && from - start <= slot_size_ &&
                        size <= slot_size_ - (from - start);
    states_[block - 1] = inside ? State::held : State::free;
    if (!inside) return nullptr;
    return std::make_shared<HeapSlot>(shared_from_this(), block, std::span(data, size));
}

bool HeapPool::is_lent(std::uint32_t block) const {
    return block > 0 && block <= states_.size() && states_[block - 1] == State::lent;
}

void HeapPool::give_back(std::uint32_t block) {
    const std::lock_guard lock(mutex_);
    states_[block - 1] = State::free;
}

}  // namespace cotejo
