// SPDX-License-Identifier: Apache-2.0
//
// How mistakes are written, and which word is offered instead.

#include "cotejo/mistake.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(Mistake, IsWrittenAsFileLineColumnAndWhat) {
    EXPECT_EQ(describe({{"a.yaml", 3, 7, "no such key"}}), "a.yaml:3:7: no such key");
}

TEST(Mistake, OfAWholeFileHasNoLine) {
    EXPECT_EQ(describe({{"a.yaml", 0, 0, "not a file"}}), "a.yaml: not a file");
}

TEST(Mistake, StandsOnALineOfItsOwn) {
    EXPECT_EQ(describe({{"a", 1, 1, "x"}, {"b", 2, 2, "y"}}), "a:1:1: x\nb:2:2: y");
}

TEST(Nearest, FindsTheWordThatWasMeant) {
    const std::vector<std::string> known = {"license", "library", "vendor"};
    EXPECT_EQ(nearest("licence", known), "license");
    EXPECT_EQ(nearest("vednor", known), "vendor");
}

TEST(Nearest, OffersNothingWhenNothingIsNear) {
    EXPECT_EQ(nearest("colour", {"license", "library"}), "");
    EXPECT_EQ(nearest("", {"a"}), "");
}

}  // namespace
}  // namespace cotejo
