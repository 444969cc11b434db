// SPDX-License-Identifier: Apache-2.0
//
// Numbers and texts laid end to end, little-endian, and read back with every length checked.

#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace gallery_face {

/// Writes into bytes of the right size; what is too much is the caller's mistake.
class Writer {
public:
    explicit Writer(std::span<std::uint8_t> to) : to_(to) {}

    template <class Number>
    void number(Number value) {
        bytes(&value, sizeof value);
    }
    void text(std::string_view text) {
        number(static_cast<std::uint16_t>(text.size()));
        bytes(text.data(), text.size());
    }
    void bytes(const void* from, std::size_t size) {
        if (size) std::memcpy(to_.data() + at_, from, size);
        at_ += size;
    }
    std::size_t size() const { return at_; }

private:
    std::span<std::uint8_t> to_;
    std::size_t at_ = 0;
};

/// Reads; past the end everything is 0 and good() is false.
class Reader {
public:
    explicit Reader(std::span<const std::uint8_t> from) : from_(from) {}

    template <class Number>
    Number number() {
        Number value{};
        const auto bytes = take(sizeof value);
        if (good_) std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    std::string text() {
        const auto bytes = take(number<std::uint16_t>());
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    std::span<const std::uint8_t> take(std::size_t size) {
        good_ = good_ && size <= from_.size();
        if (!good_) return {};
        const auto taken = from_.first(size);
        from_ = from_.subspan(size);
        return taken;
    }
    bool good() const { return good_; }
    bool at_end() const { return from_.empty(); }

private:
    std::span<const std::uint8_t> from_;
    bool good_ = true;
};

}  // namespace gallery_face
