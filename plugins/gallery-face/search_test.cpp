// SPDX-License-Identifier: Apache-2.0
//
// The search held against comparing everyone, with each kernel.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "search.hpp"
#include "testing.hpp"

namespace gallery_face {
namespace {

using testing::Draw;

/// Templates on a shelf, and everything compared as it is.
class Shelved {
public:
    Shelved(unsigned seed, std::size_t count) : draw(seed) {
        for (std::size_t i = 0; i < count; ++i) add(i % 5 == 4 ? draw.near(all.back(), 0.02f) : draw.stranger());
    }
    void add(const Template& one) {
        shelf.reserve(all.size() + 1);
        shelf.add(one, static_cast<std::uint32_t>(all.size()));
        all.push_back(one);
    }
    std::vector<Candidate> by_search(const Template& probe, std::size_t count, const Kernel& kernel) const {
        const Behind behind{[this](std::uint32_t slot) -> const Template& { return all[slot]; },
                            [](std::uint32_t, std::uint32_t) { return false; }};
        return search(shelf, probe, count, behind, kernel);
    }
    std::vector<Candidate> by_comparing(const Template& probe, std::size_t count) const {
        std::vector<Candidate> found;
        for (std::uint32_t slot = 0; slot < all.size(); ++slot) found.push_back({slot, cosine(probe, all[slot])});
        std::ranges::stable_sort(found, std::ranges::greater{}, &Candidate::score);
        found.resize(std::min(count, found.size()));
        return found;
    }

    Locking locking{.required = false};
    Shelf shelf{locking};
    std::vector<Template> all;
    Draw draw;
};

void expect_same(const std::vector<Candidate>& found, const std::vector<Candidate>& truth) {
    ASSERT_EQ(found.size(), truth.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].slot, truth[i].slot) << "place " << i;
        EXPECT_EQ(found[i].score, truth[i].score) << "place " << i;
    }
}

class Search : public ::testing::TestWithParam<const Kernel*> {
protected:
    void SetUp() override {
        if (!GetParam()->runs_here()) GTEST_SKIP() << "this processor has no " << GetParam()->name;
    }
};

TEST_P(Search, GivesWhatComparingEveryoneGives) {
    for (const std::size_t count : {1u, 15u, 16u, 17u, 500u, 5000u}) {
        Shelved shelved(static_cast<unsigned>(count), count);
        for (int i = 0; i < 40; ++i) {
            const Template probe = i % 2 ? shelved.draw.stranger()
                                         : shelved.draw.near(shelved.all[count * static_cast<unsigned>(i) / 40], 0.1f);
            for (const std::size_t best : {1u, 10u, 40u})
                expect_same(shelved.by_search(probe, best, *GetParam()), shelved.by_comparing(probe, best));
        }
    }
}

TEST_P(Search, TellsTwoApartThatEightBitsCannot) {
    Shelved shelved(3, 300);
    const Template probe = shelved.draw.stranger();
    for (int i = 0; i < 30; ++i) shelved.add(shelved.draw.near(probe, 1e-4f));
    for (const std::size_t best : {1u, 5u})
        expect_same(shelved.by_search(probe, best, *GetParam()), shelved.by_comparing(probe, best));
}

TEST_P(Search, FindsATemplateOfOneNumberAlone) {
    Shelved shelved(4, 100);
    Template one{};
    one.numbers[77] = -1;
    shelved.add(one);
    const auto found = shelved.by_search(one, 1, *GetParam());
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].slot, 100u);
    EXPECT_EQ(found[0].score, 1.0f);
}

TEST_P(Search, GivesTheSameDotProductsAsPlainCode) {
    Draw draw(5);
    for (int turn = 0; turn < 100; ++turn) {
        Block block;
        for (std::uint32_t row = 0; row < kRows; ++row) put(block, row, draw.stranger(), row);
        // The largest codes of both signs: what saturates in a careless kernel.
        Template extreme;
        for (std::size_t i = 0; i < kNumbers; ++i) extreme.numbers[i] = (i * 7 + static_cast<unsigned>(turn)) % 3 ? 0.0883883f : -0.0883883f;
        put(block, 3, extreme, 3);
        const Probe probe(turn % 2 ? extreme : draw.stranger());
        std::int32_t plain[kRows], fast[kRows];
        kPlain.dots(block, probe, plain);
        GetParam()->dots(block, probe, fast);
        EXPECT_THAT(fast, ::testing::ElementsAreArray(plain));
    }
}

TEST_P(Search, PassesOverNoRowWhoseCosineIsAboveTheFloor) {
    Draw draw(6);
    for (int turn = 0; turn < 2000; ++turn) {
        Block block;
        std::vector<Template> rows;
        const Template probe = draw.stranger();
        for (std::uint32_t row = 0; row < kRows; ++row) {
            rows.push_back(row % 2 ? draw.near(probe, 0.1f) : draw.stranger());
            put(block, row, rows.back(), row);
        }
        const float floor = cosine(probe, rows[static_cast<unsigned>(turn) % kRows]) - 1e-6f;
        const Hit hit = GetParam()->scan({&block, 1}, 0, Probe(probe), floor);
        for (std::uint32_t row = 0; row < kRows; ++row)
            EXPECT_TRUE((hit.rows >> row & 1) || !(cosine(probe, rows[row]) > floor)) << "row " << row;
    }
}

INSTANTIATE_TEST_SUITE_P(, Search, ::testing::Values(&kPlain, &kAvx2, &kAvx512), [](const auto& info) {
    return std::string(info.param == &kPlain ? "plain" : info.param == &kAvx2 ? "avx2" : "avx512");
});

TEST(Shelf, KeepsFindingTheRestWhenRowsAreRemoved) {
    Shelved shelved(7, 200);
    std::vector<std::uint32_t> row_of(200), left;
    for (std::uint32_t slot = 0; slot < 200; ++slot) row_of[slot] = slot;
    for (std::uint32_t slot = 0; slot < 200; ++slot) {
        if (slot % 3 == 0) {
            left.push_back(slot);
        } else if (const auto moved = shelved.shelf.remove(row_of[slot])) {
            row_of[*moved] = row_of[slot];
        }
    }
    EXPECT_EQ(shelved.shelf.rows(), left.size());
    for (const std::uint32_t slot : left)
        EXPECT_EQ(shelved.by_search(shelved.all[slot], 1, kPlain).front().slot, slot);
    EXPECT_EQ(shelved.by_search(shelved.all[0], 500, kPlain).size(), left.size());
}

}  // namespace
}  // namespace gallery_face
