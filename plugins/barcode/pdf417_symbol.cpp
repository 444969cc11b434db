// SPDX-License-Identifier: Apache-2.0

#include "pdf417_symbol.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <opencv2/imgproc.hpp>

#include "pdf417_correction.hpp"

namespace barcode::pdf417 {

namespace {

constexpr int kMostCodewords = 928, kLevels = 9;

/// A row indicator's value, § 5.11: which of three it tells goes round from row to row, and is one
/// further on the right.
int indicator(const Symbol& symbol, int row, bool right) {
    const std::array<int, 3> tells{(symbol.rows - 1) / 3, symbol.level * 3 + (symbol.rows - 1) % 3, symbol.columns - 1};
    return 30 * (row / 3) + tells[std::size_t((row + (right ? 2 : 0)) % 3)];
}

/// The levels of error correction, those first that most indicators tell.
std::array<int, kLevels> levels(const std::vector<std::vector<Word>>& words, const Symbol& symbol) {
    std::array<int, kLevels> votes{}, order{};
    std::iota(order.begin(), order.end(), 0);
    Symbol tried = symbol;
    for (int row = 0; row < symbol.rows; ++row)
        for (tried.level = 0; tried.level < kLevels; ++tried.level) {
            const auto& line = words[std::size_t(row)];
            votes[std::size_t(tried.level)] += line.front().codeword == indicator(tried, row, false);
            votes[std::size_t(tried.level)] += line.back().codeword == indicator(tried, row, true);
        }
    std::ranges::stable_sort(order, std::greater{}, [&](int level) { return votes[std::size_t(level)]; });
    return order;
}

/// Corrects at one level: first with what is unsure as unknown, the most unsure if it is too much; then
/// with nothing so.
bool correct_at(Symbol& symbol, const std::vector<float>& leads) {
    constexpr float kUnsure = 1.5f;
    const int checks = 2 << symbol.level;
    std::vector<int> unsure;
    for (std::size_t i = 0; i < leads.size(); ++i)
        if (leads[i] < kUnsure) unsure.push_back(int(i));
    std::ranges::stable_sort(unsure, {}, [&](int i) { return leads[std::size_t(i)]; });
    if (int(unsure.size()) > checks * 3 / 4) unsure.resize(std::size_t(checks * 3 / 4));
    return correct(symbol.codewords, checks, unsure) || correct(symbol.codewords, checks, {});
}

}  // namespace

std::optional<Symbol> read_symbol(const Rows& rows, float blur) {
    Symbol symbol{int(rows.looks.size()), rows.columns, 0, {}};
    if (symbol.rows * symbol.columns > kMostCodewords) return std::nullopt;
    std::vector<std::vector<Word>> words;
    std::vector<float> leads;
    for (int row = 0; row < symbol.rows; ++row) {
        std::vector<Word> line;
        for (int word = 1; word < symbol.columns + 3; ++word) {
            Looks looks;
            std::copy_n(rows.looks[std::size_t(row)].begin() + kWordModules * word, kWordModules, looks.begin());
            line.push_back(likeliest(looks, row, blur));
        }
        for (int column = 1; column <= symbol.columns; ++column) {
            symbol.codewords.push_back(line[std::size_t(column)].codeword);
            leads.push_back(line[std::size_t(column)].lead);
        }
        words.push_back(std::move(line));
    }
    const int size = int(symbol.codewords.size());
    const auto order = levels(words, symbol);
    for (std::size_t i = 0; i < 2; ++i) {
        symbol.level = order[i];
        const int data = size - (2 << symbol.level); // § 5.10: the first codeword counts these
        if (data >= 1 && correct_at(symbol, leads) && symbol.codewords[0] == data) return symbol;
    }
    return std::nullopt;
}

cv::Mat drawn(const Symbol& symbol) {
    constexpr int kAcross = 2, kDown = 6, kMargin = 8;                 // pixels
    constexpr std::uint32_t kStart = 0x1FEA8, kStop = 0x3FA29;         // 17 and 18 modules
    cv::Mat code(symbol.rows, modules_of(symbol.columns), CV_8UC1, cv::Scalar(255));
    for (int row = 0; row < symbol.rows; ++row) {
        auto* line = code.ptr<std::uint8_t>(row);
        const auto put = [&line](std::uint32_t modules, int size) {
            for (int i = size - 1; i >= 0; --i) *line++ = modules >> i & 1 ? 0 : 255;
        };
        put(kStart, kWordModules);
        put(form(indicator(symbol, row, false), row), kWordModules);
        for (int column = 0; column < symbol.columns; ++column)
            put(form(symbol.codewords[std::size_t(row * symbol.columns + column)], row), kWordModules);
        put(form(indicator(symbol, row, true), row), kWordModules);
        put(kStop, kWordModules + 1);
    }
    cv::Mat larger;
    cv::resize(code, larger, {}, kAcross, kDown, cv::INTER_NEAREST);
    cv::copyMakeBorder(larger, larger, kMargin, kMargin, kMargin, kMargin, cv::BORDER_CONSTANT, cv::Scalar(255));
    return larger;
}

}  // namespace barcode::pdf417
