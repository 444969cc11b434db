// SPDX-License-Identifier: Apache-2.0

#include "pdf417_rows.hpp"

#include <bit>

#include <gtest/gtest.h>

#include "codes.hpp"
#include "level.hpp"

namespace {

using namespace barcode::pdf417;

/// A form's looks after blur and with one module's contrast lost.
Looks looks_of(std::uint32_t form, float blur, int lost) {
    Looks sharp, looks;
    for (int i = 0; i < 17; ++i) sharp[std::size_t(i)] = form >> (16 - i) & 1 ? 1.f : -1.f;
    for (int i = 0; i < 17; ++i) {
        const float before = i ? sharp[std::size_t(i - 1)] : -1.f, after = i < 16 ? sharp[std::size_t(i + 1)] : 1.f;
        looks[std::size_t(i)] = (1 - 2 * blur) * sharp[std::size_t(i)] + blur * (before + after);
    }
    looks[std::size_t(lost)] = 0;
    return looks;
}

TEST(Pdf417Words, AreFoundUnderBlurAndDamage) {
    // Of ISO/IEC 15438's table: codeword 0 of the clusters 0, 3 and 6.
    constexpr std::array<std::uint32_t, 3> kFirst{0x1D5C0, 0x1F560, 0x1ABE0};
    for (int row = 0; row < 6; ++row)
        for (int lost = 0; lost < 17; ++lost) {
            const Word word = likeliest(looks_of(kFirst[std::size_t(row % 3)], .2f, lost), row, .2f);
            EXPECT_EQ(word.modules, kFirst[std::size_t(row % 3)]) << row << ", " << lost;
            EXPECT_GT(word.lead, 0);
        }
}

TEST(Pdf417Rows, CountsColumnsAndRowsAtAnyAngle) {
    codes::Random random(3);
    const cv::Mat code = codes::drawn(codes::Symbology::pdf417, codes::cedula(random));
    ASSERT_FALSE(code.empty());
    std::size_t upright = 0;
    for (int i = 0; i < 6; ++i) {
        const auto condition = i ? codes::Condition::turned : codes::Condition::clean;
        const auto hardness = i ? codes::Hardness::hard : codes::Hardness::usual;
        const cv::Mat level = barcode::level(codes::seen(code, condition, hardness, random));
        const auto frames = find_frames(find_bars(level));
        ASSERT_FALSE(frames.empty()) << i;
        const auto rows = cut_rows(level, frames[0]);
        ASSERT_TRUE(rows) << i;
        EXPECT_EQ(rows->columns, 13) << i;
        if (!i) upright = rows->looks.size();
        EXPECT_EQ(rows->looks.size(), upright) << i;
    }
}

TEST(Pdf417Rows, FindsNoCodeInAnEmptyPicture) {
    EXPECT_TRUE(find_bars(cv::Mat(300, 400, CV_8UC1, cv::Scalar(255))).empty());
    EXPECT_TRUE(find_frames({}).empty());
}

}  // namespace
