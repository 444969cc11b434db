// SPDX-License-Identifier: Apache-2.0
//
// Pool: a producer's shared memory of equal slots, as its host and its readers see it.

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "isolation/channel.hpp"
#include "isolation/memory_file.hpp"

#include "cotejo/record.hpp"

namespace cotejo {

constexpr std::uint32_t kMostSlots = 64;

/// The host's end. Sealed against shrinking and growing before the child gets it, and against
/// further writers once the child has mapped it: from then on the kernel lets nobody but the
/// producer write, and anybody it is handed to read.
///
/// The file's bytes are read where they lie. Its producer may still change them: freeze() a record
/// before anything rests on it.
class Pool : public std::enable_shared_from_this<Pool> {
public:
    /// Status::invalid when the geometry is out of bounds, Status::failed without memory.
    static Result<std::shared_ptr<Pool>> create(std::uint32_t slots, std::uint64_t slot_size);

    std::uint32_t slots() const { return static_cast<std::uint32_t>(held_.size()); }
    std::uint64_t slot_size() const { return slot_size_; }
    std::uint64_t size() const { return map_.size(); }
    int descriptor() const { return file_.get(); }
    std::span<const std::uint8_t> bytes() const { return map_.bytes(); }
    bool locked() const { return locked_; }

    /// Ends further writers; false when the kernel cannot, and then no reader may have it.
    bool seal() { return refuse_new_writers(file_.get()); }

    /// Says who hears that a slot is free again. Weak: a dead producer hears nothing.
    void notify(std::weak_ptr<const Channel> producer) { producer_ = std::move(producer); }

    /// Takes a filled slot from its producer until the last holder of the storage lets go. Null when
    /// there is no such slot, the bytes do not lie in it, or it is held already.
    std::shared_ptr<const Storage> take(std::uint32_t slot, std::uint64_t offset, std::uint64_t size);

private:
    friend class Slot;
    void give_back(std::uint32_t slot);

    Descriptor file_;
    Map map_;
    bool locked_ = false;
    std::uint64_t slot_size_ = 0;
    std::weak_ptr<const Channel> producer_;
    std::mutex mutex_;
    std::vector<bool> held_;
};

/// Bytes in a slot, held until the last Record that reads them is gone.
class Slot final : public Storage {
public:
    Slot(std::shared_ptr<Pool> pool, std::uint32_t slot, std::uint64_t offset, std::uint64_t size)
        : pool_(std::move(pool)), slot_(slot), offset_(offset), size_(size) {}
    ~Slot() override { pool_->give_back(slot_); }

    std::span<const std::uint8_t> bytes() const override {
        return pool_->bytes().subspan(offset_, size_);
    }
    int descriptor() const override { return pool_->descriptor(); }
    std::uint64_t offset() const override { return offset_; }
    bool frozen() const override { return false; }

    const std::shared_ptr<Pool>& pool() const { return pool_; }

private:
    std::shared_ptr<Pool> pool_;
    std::uint32_t slot_;
    std::uint64_t offset_, size_;
};

}  // namespace cotejo
