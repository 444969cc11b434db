// SPDX-License-Identifier: Apache-2.0
//
// Cursor: takes big-endian numbers and bytes from the front, never past the end.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace face_record {

using Bytes = std::span<const std::uint8_t>;

/// Once something was asked for that is not there, `ran_out` stays true and everything taken is
/// zero or empty: a reader takes a whole header and asks once.
class Cursor {
public:
    explicit Cursor(Bytes bytes) : rest_(bytes) {}

    std::uint32_t u8() { return number(1); }
    std::uint32_t u16() { return number(2); }
    std::uint32_t u32() { return number(4); }

    /// Takes a big-endian number of up to four bytes.
    std::uint32_t number(std::size_t size) {
        std::uint32_t value = 0;
        for (const std::uint8_t byte : take(size)) value = value << 8 | byte;
        return value;
    }

    Bytes take(std::size_t size) {
        if (size > rest_.size()) {
            ran_out_ = true;
            rest_ = {};
            return {};
        }
        const Bytes taken = rest_.first(size);
        rest_ = rest_.subspan(size);
        return taken;
    }

    void skip(std::size_t size) { take(size); }

    Bytes rest() const { return rest_; }
    std::size_t left() const { return rest_.size(); }
    bool ran_out() const { return ran_out_; }

private:
    Bytes rest_;
    bool ran_out_ = false;
};

}  // namespace face_record
