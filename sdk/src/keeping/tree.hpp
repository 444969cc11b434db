// SPDX-License-Identifier: Apache-2.0
//
// Tree: an RFC 6962 Merkle tree that only grows, held as the roots of its whole subtrees.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cotejo/digest.hpp"

namespace cotejo {

/// SHA-256 of 0x00 and the leaf's bytes.
Digest leaf_hash(std::span<const std::uint8_t> leaf);
/// SHA-256 of 0x01 and the two children.
Digest node_hash(const Digest& left, const Digest& right);

/// The compact range [0, size): one root for each bit that is set in the size, the largest subtree
/// first. Appending and asking for the root take O(log size).
class Tree {
public:
    void append(const Digest& leaf);
    std::uint64_t size() const { return size_; }
    /// The tree's root; of no leaves, the hash of nothing.
    Digest root() const;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> subtrees_;
};

}  // namespace cotejo
