// SPDX-License-Identifier: Apache-2.0

#include "pdf417_symbol.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "codes.hpp"
#include "level.hpp"
#include "pdf417_correction.hpp"

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
    for (int word = 0; word < kWords; word += 31)
        for (int row = 0; row < 3; ++row) {
            const Word found = likeliest(looks_of(form(word, row), .2f, word % 17), row, .2f);
            EXPECT_EQ(found.codeword, word) << row;
            EXPECT_GT(found.lead, 0);
        }
}

TEST(Pdf417Words, HaveFormsOfTheirClusterEachOnce) {
    for (int row = 0; row < 3; ++row) {
        std::set<std::uint32_t> forms;
        for (int word = 0; word < kWords; ++word) {
            std::vector<int> widths{1};
            for (int i = 15; i >= 0; --i) {
                const bool same = (form(word, row) >> i & 1) == (form(word, row) >> (i + 1) & 1);
                if (same) ++widths.back();
                else widths.push_back(1);
            }
            ASSERT_EQ(widths.size(), 8u) << word;
            EXPECT_LE(std::ranges::max(widths), 6) << word;
            EXPECT_EQ((widths[0] - widths[2] + widths[4] - widths[6] + 9) % 9, 3 * row) << word;
            forms.insert(form(word, row));
        }
        EXPECT_EQ(forms.size(), std::size_t(kWords));
    }
}

/// Codewords with their check words, § 5.10: the remainder of a division by (x - 3)(x - 3^2) ...
std::vector<int> checked(std::vector<int> data, int checks) {
    std::vector<int> divisor{1}; // the highest power first
    int root = 1;
    for (int i = 0; i < checks; ++i) {
        root = root * 3 % kWords;
        std::vector<int> next = divisor;
        next.push_back(0);
        for (std::size_t j = 0; j < divisor.size(); ++j) next[j + 1] = (next[j + 1] + (kWords - root) * divisor[j]) % kWords;
        divisor = next;
    }
    std::vector<int> rest = data;
    rest.resize(data.size() + std::size_t(checks), 0);
    for (std::size_t i = 0; i < data.size(); ++i)
        for (std::size_t j = divisor.size(); j-- > 0;)
            rest[i + j] = (rest[i + j] + (kWords - rest[i]) * divisor[j]) % kWords;
    for (std::size_t i = data.size(); i < rest.size(); ++i) data.push_back((kWords - rest[i]) % kWords);
    return data;
}

/// Spoils codewords at places that differ; gives the places.
std::vector<int> spoil(std::vector<int>& codewords, int count, codes::Random& random) {
    std::vector<int> places(codewords.size());
    std::iota(places.begin(), places.end(), 0);
    std::shuffle(places.begin(), places.end(), random);
    places.resize(std::size_t(count));
    for (const int at : places) codewords[std::size_t(at)] = (codewords[std::size_t(at)] + 1 + int(random() % 928)) % kWords;
    return places;
}

TEST(Pdf417Correction, CorrectsAsManyAsThereAreCheckWordsForAndNoMore) {
    codes::Random random(5);
    for (int round = 0; round < 60; ++round) {
        const int checks = 8 << round % 4;
        std::vector<int> data(std::size_t(20 + random() % 200));
        for (int& one : data) one = int(random() % kWords);
        const std::vector<int> sent = checked(data, checks);
        const int unknown = int(random() % unsigned(checks)), wrong = (checks - 1 - unknown) / 2;
        std::vector<int> received = sent;
        std::vector<int> places = spoil(received, unknown + wrong, random);
        places.resize(std::size_t(unknown));
        ASSERT_TRUE(correct(received, checks, places)) << round;
        EXPECT_EQ(received, sent) << round;
        received = sent;
        spoil(received, checks, random);
        const std::vector<int> before = received;
        EXPECT_FALSE(correct(received, checks, {})) << round;
        EXPECT_EQ(received, before) << round;
    }
}

TEST(Pdf417Correction, TakesNoCountsThatAreNoCodes) {
    std::vector<int> codewords(8, 0), many(929, 0);
    EXPECT_FALSE(correct(codewords, 8, {}));
    EXPECT_FALSE(correct(codewords, 0, {}));
    EXPECT_FALSE(correct(many, 8, {}));
}

TEST(Pdf417Symbol, IsTheOneThatZintDrew) {
    codes::Random random(6);
    const cv::Mat code = codes::drawn(codes::Symbology::pdf417, codes::boarding_pass(random));
    const cv::Mat level = barcode::level(codes::seen(code, codes::Condition::clean, codes::Hardness::usual, random));
    const auto rows = cut_rows(level, find_frames(find_bars(level)).at(0));
    ASSERT_TRUE(rows);
    const auto symbol = read_symbol(*rows, .08f);
    ASSERT_TRUE(symbol);
    cv::Mat whole, same, dark;
    cv::findNonZero(code < 128, dark);
    cv::resize(code(cv::boundingRect(dark)), whole, cv::Size(modules_of(symbol->columns), symbol->rows), 0, 0, cv::INTER_NEAREST);
    const cv::Mat drawn_anew = drawn(*symbol);
    cv::findNonZero(drawn_anew < 128, dark);
    cv::resize(drawn_anew(cv::boundingRect(dark)), same, whole.size(), 0, 0, cv::INTER_NEAREST);
    EXPECT_EQ(cv::countNonZero(whole != same), 0); // indicators, codewords and check words
}

TEST(Pdf417Symbol, IsNoneOfMoreCodewordsThanTheStandardHas) {
    Rows rows;
    rows.columns = 30;
    rows.looks.assign(90, std::vector<float>(std::size_t(modules_of(30)), 0.f));
    EXPECT_FALSE(read_symbol(rows, .08f));
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
