// SPDX-License-Identifier: Apache-2.0
//
// Locked memory: never swapped, never in a core dump, wiped before it is given back.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace gallery_face {

/// What is done when the system locks no more memory.
struct Locking {
    bool required = true;  ///< refuse; else go on with memory that can be swapped
    bool complete = true;  ///< false once something could not be locked
};

/// Pages of their own, zero at first. Throws a Problem (unavailable) when they cannot be had, or not
/// be locked where that is required; the sentence says what to raise.
class Pages {
public:
    Pages(std::size_t size, Locking& locking);
    Pages(Pages&& other) noexcept;
    Pages& operator=(Pages&& other) noexcept;
    ~Pages();

    std::uint8_t* data() const { return data_; }
    std::size_t size() const { return size_; }
    std::span<std::uint8_t> bytes() const { return {data_, size_}; }

private:
    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;   ///< as asked for
    std::size_t mapped_ = 0; ///< whole pages
};

/// An array of plain things in locked pages that never move: it grows by chunks, each twice as large
/// as the one before it, up to a limit.
template <class T>
class LockedArray {
public:
    LockedArray(Locking& locking, std::size_t first, std::size_t largest)
        : locking_(&locking), first_(first), largest_(largest) {}

    std::size_t size() const { return size_; }
    /// Makes room for `size`; all that can fail is here.
    void reserve(std::size_t size) {
        while (room_ < size) {
            const std::size_t next = chunk_size(chunks_.size());
            chunks_.emplace_back(next * sizeof(T), *locking_);
            room_ += next;
        }
    }
    /// Makes it so long; reserve() comes first. What is new is zero, what goes is wiped.
    void resize(std::size_t size) {
        for (std::size_t i = size; i < size_; ++i) at(i) = T{};
        size_ = size;
    }
    T& at(std::size_t i) const {
        std::size_t chunk = 0;
        for (std::size_t here = first_; i >= here; here = chunk_size(++chunk)) i -= here;
        return of(chunk)[i];
    }
    /// Calls `see` with each chunk's span, in order, as far as it is filled.
    template <class See>
    void each_chunk(See see) const {
        std::size_t left = size_;
        for (std::size_t chunk = 0; left; ++chunk) {
            const std::size_t here = left < chunk_size(chunk) ? left : chunk_size(chunk);
            see(std::span<const T>(of(chunk), here));
            left -= here;
        }
    }

private:
    std::size_t chunk_size(std::size_t chunk) const {
        const std::size_t size = chunk < 32 ? first_ << chunk : largest_;
        return size < largest_ ? size : largest_;
    }
    T* of(std::size_t chunk) const { return reinterpret_cast<T*>(chunks_[chunk].data()); }

    Locking* locking_;
    std::size_t first_, largest_, size_ = 0, room_ = 0;
    std::vector<Pages> chunks_;
};

}  // namespace gallery_face
