// SPDX-License-Identifier: Apache-2.0
//
// Writer and Reader: numbers, texts and bytes laid end to end; the reader believes no length.

#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cotejo {

/// Appends to a buffer. Texts end in a NUL that their length does not count, so that a reader can
/// hand them to C as they lie.
class Writer {
public:
    explicit Writer(std::vector<std::uint8_t>& buffer) : buffer_(buffer) {
        buffer_.clear();
        buffer_.reserve(512);  // most messages: one allocation, not one a field
    }

    template <class T>
    Writer& number(T value) {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>);
        return raw(&value, sizeof value);
    }
    Writer& text(std::string_view text) {
        number<std::uint32_t>(static_cast<std::uint32_t>(text.size()));
        raw(text.data(), text.size());
        return number<char>('\0');
    }
    /// Writes bytes so that they begin at a multiple of 64.
    Writer& bytes(std::span<const std::uint8_t> bytes) {
        number<std::uint64_t>(bytes.size());
        align();
        return raw(bytes.data(), bytes.size());
    }

private:
    void align() { buffer_.resize((buffer_.size() + 63) / 64 * 64); }
    Writer& raw(const void* from, std::size_t size) {
        const auto* first = static_cast<const std::uint8_t*>(from);
        buffer_.insert(buffer_.end(), first, first + size);
        return *this;
    }

    std::vector<std::uint8_t>& buffer_;
};

/// Reads what a Writer wrote, out of memory that may say anything. After the first thing that does
/// not fit, good() is false and everything reads as zero or empty. Texts and bytes point into the
/// memory.
class Reader {
public:
    explicit Reader(std::span<const std::uint8_t> from) : from_(from) {}

    template <class T>
    T number() {
        static_assert(std::is_trivially_copyable_v<T> && !std::is_same_v<T, bool>);
        T value{};
        if (!has(sizeof value)) return value;
        std::memcpy(&value, from_.data() + at_, sizeof value);
        at_ += sizeof value;
        return value;
    }

    /// Gives a text of at most `most` bytes; a NUL follows it and none is inside it.
    std::string_view text(std::size_t most) {
        const auto size = number<std::uint32_t>();
        if (size > most || !has(std::size_t{size} + 1)) return fail();
        const auto* first = reinterpret_cast<const char*>(from_.data()) + at_;
        if (std::memchr(first, '\0', std::size_t{size} + 1) != first + size) return fail();
        at_ += std::size_t{size} + 1;
        return {first, size};
    }

    std::span<const std::uint8_t> bytes() {
        const auto size = number<std::uint64_t>();
        const std::size_t start = (at_ + 63) / 64 * 64;
        if (!good_ || start > from_.size() || size > from_.size() - start) return fail(), empty();
        at_ = start + static_cast<std::size_t>(size);
        return from_.subspan(start, static_cast<std::size_t>(size));
    }

    /// Reads how many things follow; more than `most` is a failure.
    std::uint32_t count(std::uint32_t most) {
        const auto number_of = number<std::uint32_t>();
        if (number_of > most) fail();
        return good_ ? number_of : 0;
    }

    bool good() const { return good_; }
    /// True when all was read and all of it fitted.
    bool done() const { return good_ && at_ == from_.size(); }
    std::string_view fail() {
        good_ = false;
        return std::string_view("", 0);
    }

private:
    static std::span<const std::uint8_t> empty() { return {}; }
    bool has(std::size_t size) {
        if (good_ && size <= from_.size() - at_) return true;
        good_ = false;
        return false;
    }

    std::span<const std::uint8_t> from_;
    std::size_t at_ = 0;
    bool good_ = true;
};

}  // namespace cotejo
