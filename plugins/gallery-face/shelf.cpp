// SPDX-License-Identifier: Apache-2.0
//
// Shelf: the blocks of those who are searched together, without gaps.

#include "shelf.hpp"

namespace gallery_face {

std::size_t Shelf::add(const Template& from, std::uint32_t slot) {
    const std::size_t row = rows_++;
    if (row % kRows == 0) {
        blocks_.resize(row / kRows + 1);
        for (std::size_t unused = 0; unused < kRows; ++unused) clear(blocks_.at(row / kRows), unused);
    }
    put(blocks_.at(row / kRows), row % kRows, from, slot);
    return row;
}

std::optional<std::uint32_t> Shelf::remove(std::size_t row) {
    const std::size_t last = --rows_;
    Block& end = blocks_.at(last / kRows);
    std::optional<std::uint32_t> moved;
    if (row != last) {
        moved = end.slot[last % kRows];
        move(blocks_.at(row / kRows), row % kRows, end, last % kRows);
    }
    clear(end, last % kRows);
    if (last % kRows == 0) blocks_.resize(last / kRows);
    return moved;
}

}  // namespace gallery_face
