// SPDX-License-Identifier: Apache-2.0
//
// The five formats: their names, their sizes, and how to tell them apart.

#include "mrz/mrz.hpp"

#include <algorithm>

namespace mrz {

std::string_view name(Format format) {
    switch (format) {
    case Format::td1: return "TD1";
    case Format::td2: return "TD2";
    case Format::td3: return "TD3";
    case Format::mrv_a: return "MRV-A";
    case Format::mrv_b: return "MRV-B";
    }
    return "";
}

int rows(Format format) { return format == Format::td1 ? 3 : 2; }

int columns(Format format) {
    switch (format) {
    case Format::td1: return 30;
    case Format::td3:
    case Format::mrv_a: return 44;
    default: return 36;
    }
}

std::optional<Format> format_of(std::span<const std::string> lines) {
    if (lines.empty()) return std::nullopt;
    const bool visa = lines[0].starts_with('V');
    for (const Format format : {Format::td1, visa ? Format::mrv_b : Format::td2,
                                visa ? Format::mrv_a : Format::td3}) {
        const auto fits = [&](const std::string& line) { return int(line.size()) == columns(format); };
        if (int(lines.size()) == rows(format) && std::ranges::all_of(lines, fits)) return format;
    }
    return std::nullopt;
}

}  // namespace mrz
