// SPDX-License-Identifier: Apache-2.0
//
// Cursor: takes fixed-width fields from the front of a text, never past its end.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bcbp {

class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    std::size_t left() const { return rest_.size(); }
    bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
    std::string_view rest() const { return rest_; }

    /// Takes this many characters; nothing when fewer are left.
    std::optional<std::string_view> take(std::size_t count) {
        if (count > rest_.size()) return std::nullopt;
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }

    /// Takes two hexadecimal digits, as Resolution 792 writes sizes; nothing when they are not.
    std::optional<std::size_t> take_size() {
        const auto text = take(2);
        if (!text) return std::nullopt;
        std::size_t size = 0;
        for (char c : *text) {
            if (c >= '0' && c <= '9') size = size * 16 + std::size_t(c - '0');
            else if (c >= 'A' && c <= 'F') size = size * 16 + std::size_t(c - 'A' + 10);
            else return std::nullopt;
        }
        return size;
    }

    /// Takes a block that begins with its own size.
    std::optional<std::string_view> take_sized() {
        const auto size = take_size();
        return size ? take(*size) : std::nullopt;
    }

private:
    std::string_view rest_;
};

/// Gives the text without the blanks at its ends.
inline std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Gives the text without leading zeros, one digit at least.
inline std::string_view without_zeros(std::string_view text) {
    const auto first = text.find_first_not_of('0');
    return first == std::string_view::npos ? text.substr(text.empty() ? 0 : text.size() - 1)
                                           : text.substr(first);
}

}  // namespace bcbp
