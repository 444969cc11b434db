// SPDX-License-Identifier: Apache-2.0
//
// Walks UTF-8 by the table of Unicode 15, D92.

#include "plugin/utf8.hpp"

#include <cstddef>

namespace cotejo {
namespace {

struct Lead {
    std::size_t more = 0;                          // continuation bytes that follow
    unsigned char lowest = 0x80, highest = 0xBF;   // what the first of them may be
    bool valid = true;
};

Lead lead(unsigned char byte) {
    if (byte < 0x80) return {0};
    if (byte < 0xC2) return {.valid = false};
    if (byte < 0xE0) return {1};
    if (byte == 0xE0) return {2, 0xA0};
    if (byte == 0xED) return {2, 0x80, 0x9F};
    if (byte < 0xF0) return {2};
    if (byte == 0xF0) return {3, 0x90};
    if (byte < 0xF4) return {3};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {.valid = false};
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Lead first = lead(static_cast<unsigned char>(text[at]));
        if (!first.valid || text.size() - at <= first.more) return false;
        for (std::size_t i = 1; i <= first.more; ++i) {
            const auto byte = static_cast<unsigned char>(text[at + i]);
            const unsigned char lowest = i == 1 ? first.lowest : 0x80;
            const unsigned char highest = i == 1 ? first.highest : 0xBF;
            if (byte < lowest || byte > highest) return false;
        }
        at += first.more + 1;
    }
    return true;
}

}  // namespace cotejo
