// SPDX-License-Identifier: Apache-2.0
//
// Storage of our own: a locked heap copy, and a sealed memory file for what must not change.

#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "cotejo/record.hpp"

namespace cotejo {
namespace {

/// Pages of our own: locked if the limits allow, never in a core dump, wiped before they go.
class LockedStorage final : public Storage {
public:
    explicit LockedStorage(std::span<const std::uint8_t> bytes) : size_(bytes.size()) {
        if (size_ == 0) return;
        void* pages = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED) throw std::bad_alloc();
        data_ = static_cast<std::uint8_t*>(pages);
        (void)mlock(data_, size_);
        (void)madvise(data_, size_, MADV_DONTDUMP);
        std::memcpy(data_, bytes.data(), size_);
    }
    ~LockedStorage() override {
        if (!data_) return;
        OPENSSL_cleanse(data_, size_);
        munmap(data_, size_);
    }
    std::span<const std::uint8_t> bytes() const override { return {data_, size_}; }
    bool frozen() const override { return true; }

private:
    std::uint8_t* data_ = nullptr;
    std::size_t size_;
};

/// A memory file nobody can write, grow or shrink any more. The kernel clears its pages when the
/// last holder in any process lets go.
class SealedStorage final : public Storage {
public:
    SealedStorage(int descriptor, const std::uint8_t* data, std::size_t size)
        : descriptor_(descriptor), data_(data), size_(size) {}
    ~SealedStorage() override {
        munmap(const_cast<std::uint8_t*>(data_), size_);
        close(descriptor_);
    }
    std::span<const std::uint8_t> bytes() const override { return {data_, size_}; }
    int descriptor() const override { return descriptor_; }
    bool frozen() const override { return true; }

private:
    int descriptor_;
    const std::uint8_t* data_;
    std::size_t size_;
};

bool write_all(int descriptor, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

Error no_memory(const char* step) {
    return {Status::failed, std::string("cannot freeze a sample: ") + step + ": " +
                                std::strerror(errno) + "; give the kiosk more memory"};
}

/// Seals the file and maps it; closes the descriptor when that does not work.
Result<std::shared_ptr<const Storage>> seal(int descriptor, std::size_t size) {
    const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
    void* pages = MAP_FAILED;
    if (fcntl(descriptor, F_ADD_SEALS, seals) == 0)
        pages = mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    if (pages == MAP_FAILED) {
        Error error = no_memory("sealing");
        close(descriptor);
        return error;
    }
    (void)mlock(pages, size);
    (void)madvise(pages, size, MADV_DONTDUMP);
    return std::shared_ptr<const Storage>(std::make_shared<SealedStorage>(
        descriptor, static_cast<const std::uint8_t*>(pages), size));
}

}  // namespace

std::shared_ptr<const Storage> copied(std::span<const std::uint8_t> bytes) {
    return std::make_shared<LockedStorage>(bytes);
}

Result<std::shared_ptr<const Storage>> sealed_copy(std::span<const std::uint8_t> bytes) {
    if (bytes.empty()) return copied(bytes); // nothing to map, nothing to change
    const int descriptor = memfd_create("cotejo-frozen", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) return no_memory("memfd_create");
    if (!write_all(descriptor, bytes)) {
        Error error = no_memory("write");
        close(descriptor);
        return error;
    }
    return seal(descriptor, bytes.size());
}

Result<Record> freeze(const Record& record) {
    const auto& storage = record.storage();
    if (!storage || storage->bytes().empty() || (storage->frozen() && storage->descriptor() >= 0))
        return record;
    Result<std::shared_ptr<const Storage>> sealed = sealed_copy(storage->bytes());
    if (!sealed) return sealed.error();
    Record::Parts parts{record.kind(), record.format(), std::move(*sealed),
                        record.facts(), record.time_ns(), record.raster()};
    return Record(std::move(parts));
}

}  // namespace cotejo
