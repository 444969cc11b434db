// SPDX-License-Identifier: Apache-2.0
//
// The Merkle tree, held against RFC 6962's own definition and published hashes.

#include "keeping/tree.hpp"

#include <gtest/gtest.h>

#include "keeping/text.hpp"

namespace cotejo {
namespace {

/// MTH(D[n]) as RFC 6962 section 2.1 writes it: by halves, from all leaves.
Digest by_definition(std::span<const std::string> leaves) {
    if (leaves.empty()) return sha256({});
    if (leaves.size() == 1) return leaf_hash(bytes_of(leaves[0]));
    std::size_t half = 1;
    while (half * 2 < leaves.size()) half *= 2;
    return node_hash(by_definition(leaves.first(half)), by_definition(leaves.subspan(half)));
}

TEST(Tree, HasTheHashOfNothingAsItsEmptyRoot) {
    EXPECT_EQ(hex(Tree().root()),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Tree, HasTheRootsOfTheCertificateTransparencyTestVectors) {
    // The leaves of RFC 6962's reference implementations and their published roots.
    const std::vector<std::string> leaves{
        "", std::string(1, '\0'), "\x10", "\x20\x21", "\x30\x31", "\x40\x41\x42\x43",
        "\x50\x51\x52\x53\x54\x55\x56\x57", "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
    const std::vector<std::string> roots{
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
    Tree tree;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        tree.append(leaf_hash(bytes_of(leaves[i])));
        EXPECT_EQ(hex(tree.root()), roots[i]) << "of " << i + 1;
    }
}

TEST(Tree, IsWhatTheDefinitionSaysAtEverySizeUpToTwoHundred) {
    Tree tree;
    std::vector<std::string> leaves;
    for (int i = 0; i < 200; ++i) {
        leaves.push_back("entry " + std::to_string(i));
        tree.append(leaf_hash(bytes_of(leaves.back())));
        ASSERT_EQ(tree.root(), by_definition(leaves)) << "at size " << tree.size();
    }
}

}  // namespace
}  // namespace cotejo
