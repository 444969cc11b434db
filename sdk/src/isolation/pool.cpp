// SPDX-License-Identifier: Apache-2.0
//
// Pool: a producer's shared memory of equal slots, as its host and its readers see it.

#include "isolation/pool.hpp"

#include "isolation/wire.hpp"

namespace cotejo {
namespace {

constexpr std::uint64_t kPage = 4096;
constexpr std::uint64_t kMostPool = std::uint64_t{1} << 32;

}  // namespace

Result<std::shared_ptr<Pool>> Pool::create(std::uint32_t slots, std::uint64_t slot_size) {
    if (slots == 0 || slots > kMostSlots || slot_size == 0 || slot_size > kMostPool / slots)
        return Error{Status::invalid, "needs.blocks: at most 64 blocks, 4 GiB in all"};
    slot_size = (slot_size + kPage - 1) / kPage * kPage;
    Result<Descriptor> file = fixed_memory_file("cotejo-pool", slots * slot_size);
    if (!file) return file.error();
    Result<Map> map = Map::of(file->get(), slots * slot_size, Map::Access::read);
    if (!map) return map.error();
    auto pool = std::make_shared<Pool>();
    pool->file_ = std::move(*file);
    pool->map_ = std::move(*map);
    pool->locked_ = pool->map_.lock();
    pool->slot_size_ = slot_size;
    pool->held_.resize(slots);
    return pool;
}

std::shared_ptr<const Storage> Pool::take(std::uint32_t slot, std::uint64_t offset,
                                          std::uint64_t size) {
    if (slot >= slots() || offset > slot_size_ || size > slot_size_ - offset) return nullptr;
    {
        const std::lock_guard lock(mutex_);
        if (held_[slot]) return nullptr;
        held_[slot] = true;
    }
    return std::make_shared<Slot>(shared_from_this(), slot, slot * slot_size_ + offset, size);
}

void Pool::give_back(std::uint32_t slot) {
    {
        const std::lock_guard lock(mutex_);
        held_[slot] = false;
    }
    const std::shared_ptr<const Channel> producer = producer_.lock();
    if (!producer) return;
    // There is room: no more messages than slots can be under way.
    wire::Buffer message;
    wire::encode(wire::Block{slot}, message);
    producer->send(message);
}

}  // namespace cotejo
