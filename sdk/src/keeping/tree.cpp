// SPDX-License-Identifier: Apache-2.0
//
// The Merkle tree of RFC 6962 section 2.1, one leaf at a time.

#include "keeping/tree.hpp"

#include <openssl/evp.h>

#include <bit>
#include <memory>

namespace cotejo {
namespace {

Digest hash(std::uint8_t prefix, std::span<const std::uint8_t> first,
            std::span<const std::uint8_t> second) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    Digest digest;
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    EVP_DigestUpdate(context.get(), &prefix, 1);
    EVP_DigestUpdate(context.get(), first.data(), first.size());
    EVP_DigestUpdate(context.get(), second.data(), second.size());
    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
    return digest;
}

}  // namespace

Digest leaf_hash(std::span<const std::uint8_t> leaf) { return hash(0x00, leaf, {}); }

Digest node_hash(const Digest& left, const Digest& right) { return hash(0x01, left, right); }

void Tree::append(const Digest& leaf) {
    Digest joined = leaf;
    // As many subtrees are whole now as the size had ones at its end: a carry in binary.
    for (int i = std::countr_one(size_); i > 0; --i) {
        joined = node_hash(subtrees_.back(), joined);
        subtrees_.pop_back();
    }
    subtrees_.push_back(joined);
    ++size_;
}

Digest Tree::root() const {
    if (subtrees_.empty()) return sha256({});
    Digest root = subtrees_.back();
    for (std::size_t i = subtrees_.size() - 1; i-- > 0;) root = node_hash(subtrees_[i], root);
    return root;
}

}  // namespace cotejo
