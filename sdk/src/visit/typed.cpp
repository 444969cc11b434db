// SPDX-License-Identifier: Apache-2.0

#include "visit/typed.hpp"

#include <regex>

namespace cotejo {
namespace {

constexpr std::size_t kLongest = 64;

std::string tidied(const std::string& text) {
    std::string kept;
    for (const char c : text)
        if (c != ' ') kept += c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
    return kept;
}

}  // namespace

std::optional<Record> record_of(const Typed& typed, const std::string& kind, const std::string& text) {
    const std::string value = tidied(text);
    try {
        if (value.empty() || value.size() > kLongest || !std::regex_match(value, std::regex(typed.pattern)))
            return std::nullopt;
    } catch (const std::regex_error&) {  // too deep for this text: it is not taken
        return std::nullopt;
    }
    return Record({.kind = kind,
                   .format = "",
                   .storage = nullptr,
                   .facts = {{typed.fact, value, 1.0}},
                   .time_ns = 0,
                   .raster = {}});
}

}  // namespace cotejo
