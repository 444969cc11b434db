// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include "lds/groups.hpp"

namespace lds {

namespace {

/// How many characters a line has of a zone that has so many; 0 for no zone.
std::size_t columns_of(std::size_t size) {
    switch (size) {
    case 90: return 30; // TD1
    case 72: return 36; // TD2
    case 88: return 44; // TD3
    default: return 0;
    }
}

}  // namespace

Result<std::vector<std::string>> read_dg1(View file) {
    const Result<View> inside = whole_file(file, 0x61, "DG1");
    if (!inside) return inside.error();
    const Result<View> zone = emrtd::at(*inside, {0x5F1F});
    if (!zone) return emrtd::refused("DG1: " + zone.error().what);
    const std::size_t columns = columns_of(zone->size());
    if (!columns) return emrtd::refused("DG1: a zone of " + std::to_string(zone->size()) + " characters, not 72, 88 or 90");
    const auto lawful = [](std::uint8_t c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<'; };
    const auto wrong = std::ranges::find_if_not(*zone, lawful);
    if (wrong != zone->end())
        return emrtd::refused("DG1: character " + std::to_string(wrong - zone->begin() + 1) + " is none of a machine readable zone");
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < zone->size(); i += columns)
        lines.emplace_back(zone->begin() + std::ptrdiff_t(i), zone->begin() + std::ptrdiff_t(i + columns));
    return lines;
}

std::string issuing_state(View dg1) {
    const Result<std::vector<std::string>> lines = read_dg1(dg1);
    if (!lines) return "";
    std::string state = lines->front().substr(2, 3);
    while (!state.empty() && state.back() == '<') state.pop_back();
    return state;
}

}  // namespace lds
