// SPDX-License-Identifier: Apache-2.0
//
// Shelf: the blocks of those who are searched together, without gaps.

#pragma once

#include <optional>

#include "block.hpp"
#include "locked.hpp"

namespace gallery_face {

class Shelf {
public:
    explicit Shelf(Locking& locking) : blocks_(locking, 32, 8192) {}

    std::size_t rows() const { return rows_; }
    /// Makes room for so many rows; all that can fail is here.
    void reserve(std::size_t rows) { blocks_.reserve((rows + kRows - 1) / kRows); }
    /// Adds a template after reserve() and gives its row.
    std::size_t add(const Template& from, std::uint32_t slot);
    /// Wipes a row. The last one takes its place: its slot, unless it was the last itself.
    std::optional<std::uint32_t> remove(std::size_t row);

    const LockedArray<Block>& blocks() const { return blocks_; }

private:
    LockedArray<Block> blocks_;
    std::size_t rows_ = 0;
};

}  // namespace gallery_face
