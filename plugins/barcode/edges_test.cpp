// SPDX-License-Identifier: Apache-2.0

#include "edges.hpp"

#include <gmock/gmock.h>

namespace {

using testing::ElementsAre;
using testing::FloatNear;
using testing::IsEmpty;

barcode::Edges edges_of(const std::vector<std::uint8_t>& line) {
    barcode::Edges edges;
    barcode::find_edges(line.data(), int(line.size()), edges);
    return edges;
}

TEST(Edges, LieBetweenPixelsWhereTheLineCrossesTheMiddle) {
    EXPECT_THAT(edges_of({255, 255, 0, 0, 0, 255, 255}), ElementsAre(FloatNear(1.5f, .01f), FloatNear(4.5f, .01f)));
    EXPECT_THAT(edges_of({228, 228, 28, 28, 78, 228}), ElementsAre(FloatNear(1.5f, .01f), FloatNear(4.33f, .01f)));
}

TEST(Edges, ArePairsEvenWhereTheLineEndsOrBeginsDark) {
    EXPECT_THAT(edges_of({0, 0, 255}), ElementsAre(testing::_, FloatNear(1.5f, .01f)));
    EXPECT_THAT(edges_of({255, 0, 0}), ElementsAre(FloatNear(.5f, .01f), FloatNear(2.5f, .01f)));
}

TEST(Edges, AreNotMadeByNoiseAboutTheMiddle) {
    EXPECT_THAT(edges_of({255, 120, 135, 125, 140, 255}), IsEmpty());
    EXPECT_THAT(edges_of({}), IsEmpty());
}

}  // namespace
