// SPDX-License-Identifier: Apache-2.0
//
// The modules of a Data Matrix that are the same in every code of a size: solid and broken borders.

#pragma once

#include <array>
#include <optional>

namespace barcode {

/// The square sizes of ECC 200, modules a side without quiet zone.
inline constexpr std::array kSizes{10, 12, 14, 16, 18, 20, 22, 24, 26, 32,  36,  40,
                                   44, 48, 52, 64, 72, 80, 88, 96, 104, 120, 132, 144};

/// How many regions a side has, each with borders of its own: ISO/IEC 16022 table 7.
constexpr int regions(int size) { return size < 32 ? 1 : size < 64 ? 2 : size < 120 ? 4 : 6; }

/// Says whether a module of a border is dark; nothing for one that holds data. The solid borders are the
/// left and the lower.
constexpr std::optional<bool> border(int size, int row, int column) {
    const int region = size / regions(size), y = row % region, x = column % region;
    if (x == 0 || y == region - 1) return true;
    if (y == 0) return x % 2 == 0;
    if (x == region - 1) return y % 2 == 1;
    return std::nullopt;
}

}  // namespace barcode
