// SPDX-License-Identifier: Apache-2.0
//
// libfprint's serialised prints read without trust.

#include "views.hpp"

#include <random>

#include <gtest/gtest.h>

namespace finger {
namespace {

using cotejo::Status;
using Bytes = std::vector<std::uint8_t>;

MinutiaeView view(gint32 count, gint32 x = 10) {
    MinutiaeView made;
    for (gint32 i = 0; i < count; ++i) {
        made.columns[0].push_back(x + i);
        made.columns[1].push_back(20 + 3 * i);
        made.columns[2].push_back(i - 100);
    }
    return made;
}

Bytes print_with(std::vector<MinutiaeView> views) { return print_bytes(views); }

Status status_of(const Bytes& bytes) {
    const auto views = parse_print(bytes);
    return views ? Status::ok : views.error().status;
}

Bytes replaced(Bytes bytes, const std::string& from, const std::string& to) {
    const auto at = std::search(bytes.begin(), bytes.end(), from.begin(), from.end());
    EXPECT_NE(at, bytes.end());
    std::copy(to.begin(), to.end(), at);
    return bytes;
}

TEST(Views, AreReadAsTheyWereWritten) {
    const auto views = parse_print(print_with({view(30), view(200, 400)}));
    ASSERT_TRUE(views);
    ASSERT_EQ(views->size(), 2u);
    EXPECT_EQ((*views)[0].columns, view(30).columns);
    EXPECT_EQ((*views)[1].columns, view(200, 400).columns);
}

TEST(Views, AreReadByLibfprintItself) {
    const std::vector<MinutiaeView> views{view(30)};
    const auto print = make_print(views);
    ASSERT_TRUE(print) << print.error().what;
    const auto back = views_of(**print);
    ASSERT_TRUE(back);
    ASSERT_EQ(back->size(), 1u);
    EXPECT_EQ(back->front().columns, views.front().columns);
}

TEST(Views, OfAnotherDriverAreRefused) {
    EXPECT_EQ(status_of(replaced(print_with({view(30)}), "virtual_image", "virtual_imago")),
              Status::refused);
}

TEST(Views, ThatAReaderKeepsForItselfAreRefused) {
    Bytes raw = print_with({view(30)});
    raw[3] = 1;  // FPI_PRINT_RAW
    EXPECT_EQ(status_of(raw), Status::refused);
}

TEST(Views, AreInvalidBeyondWhatNbisHolds) {
    EXPECT_EQ(status_of(print_with({view(201)})), Status::invalid);
    EXPECT_EQ(status_of(print_with({view(30, -1)})), Status::invalid);
    EXPECT_EQ(status_of(print_with({view(30, 5000)})), Status::invalid);
    EXPECT_EQ(status_of(print_with(std::vector<MinutiaeView>(11, view(10)))), Status::invalid);
    MinutiaeView uneven = view(30);
    uneven.columns[2].pop_back();
    EXPECT_EQ(status_of(print_with({uneven})), Status::invalid);
    MinutiaeView spinning = view(30);
    spinning.columns[2].back() = 361;
    EXPECT_EQ(status_of(print_with({spinning})), Status::invalid);
}

TEST(Views, AreNotReadFromAPrintCutAnywhere) {
    const Bytes whole = print_with({view(12)});
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_NE(status_of(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))),
                  Status::ok)
            << size << " bytes";
}

TEST(Views, AreWithinLimitsWhateverBytesAreChanged) {
    const Bytes whole = print_with({view(12), view(40)});
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        Bytes changed = whole;
        for (int i = 0; i < 3; ++i)
            changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
        const auto views = parse_print(changed);
        if (!views) continue;
        ASSERT_LE(views->size(), kMostViews);
        // What was accepted, libfprint takes too.
        for (const MinutiaeView& each : *views) ASSERT_TRUE(make_print({&each, 1}));
    }
}

}  // namespace
}  // namespace finger
