// SPDX-License-Identifier: Apache-2.0
//
// Cursor: takes bytes from the front of a seal and never reads past its end.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace seal {

using Bytes = std::span<const std::uint8_t>;

class Cursor {
public:
    explicit Cursor(Bytes bytes) : left_(bytes), size_(bytes.size()) {}

    std::size_t left() const { return left_.size(); }
    std::size_t at() const { return size_ - left_.size(); }
    bool next_is(std::uint8_t byte) const { return !left_.empty() && left_.front() == byte; }

    /// The next bytes; nothing when there are fewer.
    std::optional<Bytes> take(std::size_t count) {
        if (count > left_.size()) return std::nullopt;
        const Bytes taken = left_.first(count);
        left_ = left_.subspan(count);
        return taken;
    }

    std::optional<std::uint8_t> byte() {
        const auto taken = take(1);
        return taken ? std::optional(taken->front()) : std::nullopt;
    }

private:
    Bytes left_;
    std::size_t size_;
};

}  // namespace seal
