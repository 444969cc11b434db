// SPDX-License-Identifier: Apache-2.0
//
// Locked memory: never swapped, never in a core dump, wiped before it is given back.

#include "locked.hpp"

#include <openssl/crypto.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "problem.hpp"

namespace gallery_face {
namespace {

constexpr std::size_t kHuge = 2u << 20;

Problem no_room(std::size_t size) {
    return {cotejo::Status::unavailable,
            "no memory for " + std::to_string(size >> 10) +
                " KiB of templates: the gallery is larger than `needs: memory` in plugin.yaml grants, or "
                "than this machine has"};
}

Problem not_locked() {
    rlimit limit{};
    ::getrlimit(RLIMIT_MEMLOCK, &limit);
    return {cotejo::Status::unavailable,
            "the templates' memory cannot be locked, and templates must not reach a swap disk: the limit is " +
                std::to_string(limit.rlim_cur >> 10) +
                " KiB (RLIMIT_MEMLOCK); raise LimitMEMLOCK= of the kiosk's unit, or, on a machine without "
                "swap, set `unlocked: true`"};
}

std::size_t whole_pages(std::size_t size) {
    const std::size_t page = size >= kHuge ? kHuge : static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (size + page - 1) / page * page;
}

/// Large pieces begin where a huge page does, so that a scan needs few page table entries.
std::uint8_t* map(std::size_t size) {
    const std::size_t more = size >= kHuge ? kHuge : 0;
    void* mapped = ::mmap(nullptr, size + more, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED) throw no_room(size);
    auto* begin = static_cast<std::uint8_t*>(mapped);
    if (!more) return begin;
    const std::size_t off = (kHuge - reinterpret_cast<std::uintptr_t>(begin) % kHuge) % kHuge;
    if (off) ::munmap(begin, off);
    if (more - off) ::munmap(begin + off + size, more - off);
    ::madvise(begin + off, size, MADV_HUGEPAGE);
    return begin + off;
}

}  // namespace

Pages::Pages(std::size_t size, Locking& locking)
    : size_(size), mapped_(whole_pages(size ? size : 1)) {
    data_ = map(mapped_);
    ::madvise(data_, mapped_, MADV_DONTDUMP);
    if (::mlock(data_, mapped_) == 0) return;
    if (locking.required) {
        ::munmap(data_, mapped_);
        throw not_locked();
    }
    locking.complete = false;
}

Pages::Pages(Pages&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(other.size_), mapped_(other.mapped_) {}

Pages& Pages::operator=(Pages&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(mapped_, other.mapped_);
    return *this;
}

Pages::~Pages() {
    if (!data_) return;
    OPENSSL_cleanse(data_, size_);
    ::munmap(data_, mapped_);
}

}  // namespace gallery_face
