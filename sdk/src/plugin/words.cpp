// SPDX-License-Identifier: Apache-2.0
//
// Recognises the contract's words.

#include "plugin/words.hpp"

#include <algorithm>
#include <array>

#include "cotejo/kinds.h"

namespace cotejo {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 6> kOwnKinds = {
    COTEJO_KIND_QUALITY, COTEJO_KIND_PAD,       COTEJO_KIND_SCORES,
    COTEJO_KIND_KEY,     COTEJO_KIND_CHALLENGE, COTEJO_KIND_SEALED};
constexpr std::array<std::string_view, 9> kRoles = {
    "capture", "assess", "detect", "extract", "compare", "keep", "find", "erase", "exchange"};
constexpr std::array<std::string_view, 2> kReserved = {COTEJO_FACT_LISTED, COTEJO_FACT_VOUCHED};

}  // namespace

bool is_name(std::string_view word) {
    return !word.empty() && word.size() <= kLongestName && std::ranges::all_of(word, is_letter);
}

bool is_kind(std::string_view word) {
    const std::size_t slash = word.find('/');
    if (slash == std::string_view::npos) return is_name(word);
    return word.size() <= kLongestName && is_name(word.substr(0, slash)) &&
           is_name(word.substr(slash + 1));
}

bool is_own_kind(std::string_view kind) { return among(kOwnKinds, kind); }
bool is_role(std::string_view word) { return among(kRoles, word); }
bool is_reserved_fact(std::string_view name) { return among(kReserved, name); }

std::size_t bytes_a_pixel(std::string_view format) {
    if (format == COTEJO_FORMAT_GRAY8) return 1;
    if (format == COTEJO_FORMAT_BGR8) return 3;
    return 0;
}

}  // namespace cotejo
