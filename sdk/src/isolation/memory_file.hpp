// SPDX-License-Identifier: Apache-2.0
//
// Memory files: anonymous shared memory behind a descriptor, and maps of it.

#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "isolation/descriptor.hpp"

#include "cotejo/result.hpp"

namespace cotejo {

/// A mapping with one owner; unmapped at its end. Move only.
class Map {
public:
    enum class Access { read, write };

    Map() = default;
    Map(Map&& other) noexcept
        : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Map& operator=(Map&& other) noexcept {
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Map();

    /// Maps `size` bytes from the start, shared, and leaves them out of core dumps.
    static Result<Map> of(int descriptor, std::uint64_t size, Access access);

    std::uint8_t* data() const { return data_; }
    std::uint64_t size() const { return size_; }
    std::span<const std::uint8_t> bytes() const { return {data_, static_cast<std::size_t>(size_)}; }
    explicit operator bool() const { return data_ != nullptr; }

    /// Keeps the pages out of swap from their first use on; false when the limits forbid it.
    bool lock() const;

private:
    std::uint8_t* data_ = nullptr;
    std::uint64_t size_ = 0;
};

/// Makes a memory file of `size` bytes that can neither shrink nor grow: whoever maps it cannot be
/// killed by a truncation.
Result<Descriptor> fixed_memory_file(const char* name, std::uint64_t size);

/// Makes a memory file that holds these bytes and can never be changed.
Result<Descriptor> sealed_memory_file(const char* name, std::span<const std::uint8_t> bytes);

/// Refuses every further writer: existing maps stay writable, new ones and write() are refused.
bool refuse_new_writers(int descriptor);

}  // namespace cotejo
