// SPDX-License-Identifier: Apache-2.0

#include "mrz/search.hpp"
#include "testing.hpp"
#include "testing_zones.hpp"

#include <cmath>
#include <limits>

namespace {

using namespace mrz::testing;
using mrz::Cell;
using mrz::Format;
using Cells = std::vector<std::vector<Cell>>;

constexpr Format kFormats[] = {Format::td1, Format::td2, Format::td3, Format::mrv_a, Format::mrv_b};

Cells clear(const Lines& lines) {
    Random random(1);
    return seen(lines, 0.0, random);
}

/// Makes a cell show two characters, the second with this share.
void blend(Cells& cells, std::size_t line, std::size_t column, char one, char other, double share) {
    Cell& cell = cells[line][column];
    cell.fill(float(std::log(1e-6)));
    cell[mrz::kAlphabet.find(one)] = float(std::log(1 - share));
    cell[mrz::kAlphabet.find(other)] = float(std::log(share));
}

mrz::Reading found(const Cells& cells) {
    auto reading = mrz::search(cells);
    EXPECT_TRUE(reading) << reading.error().what;
    return reading ? *std::move(reading) : mrz::Reading{};
}

TEST(Search, ReadsWhatIsClear) {
    for (const Lines& lines : {kTd1, kTd2, kTd3, kMrvA, kMrvB, kLongTd1, kLongTd2}) {
        const mrz::Reading reading = found(clear(lines));
        EXPECT_EQ(reading.mrz.lines, lines);
        EXPECT_TRUE(reading.sure) << reading.doubt;
        EXPECT_GT(reading.mrz.number.confidence, 0.99);
        EXPECT_GT(reading.mrz.surname.confidence, 0.99);
    }
}

TEST(Search, ReadsRandomZonesOfEveryFormatThroughNoise) {
    Random random(7);
    int right = 0, sure = 0, wrong = 0;
    for (const Format format : kFormats)
        for (int i = 0; i < 40; ++i) {
            const Lines lines = write(draw(format, random));
            const mrz::Reading reading = found(seen(lines, 0.03, random));
            right += reading.mrz.lines == lines;
            sure += reading.sure;
            wrong += reading.sure && reading.mrz.lines != lines;
        }
    EXPECT_GT(right, 170);
    EXPECT_GT(sure, 60);
    EXPECT_EQ(wrong, 0);
}

TEST(Search, LetsCheckDigitsDecideWhatLooksAlike) {
    Cells cells = clear(kTd3); // the document number is L898902C3: the zero as the letter O, the 8 as a B
    blend(cells, 1, 5, 'O', '0', 0.3);
    blend(cells, 1, 1, 'B', '8', 0.4);
    const mrz::Reading reading = found(cells);
    EXPECT_EQ(reading.mrz.lines, kTd3);
    EXPECT_TRUE(reading.sure) << reading.doubt;
    EXPECT_GT(reading.overruled, 1.0);
}

TEST(Search, LetsTheCompositeDigitDecideWhereNoOtherOneDoes) {
    Random random(17);
    for (int i = 0; i < 12; ++i) {
        Wanted wanted = draw(Format::td1, random);
        wanted.optional_2 = "1234567";
        wanted.optional = "";
        wanted.number.resize(std::min<std::size_t>(wanted.number.size(), 9));
        const Lines lines = write(wanted);
        Cells cells = clear(lines);
        const std::size_t column = 18 + std::size_t(i) % 7;
        const char right = lines[1][column];
        blend(cells, 1, column, char(right + 1), right, 0.4); // rather the next digit
        const mrz::Reading reading = found(cells);
        EXPECT_EQ(reading.mrz.lines, lines) << i;
        EXPECT_TRUE(reading.sure) << reading.doubt;
    }
}

TEST(Search, MendsACellThatIsCertainOfTheWrongCharacter) {
    Cells cells = clear(kTd3);
    blend(cells, 1, 28, '2', 'Z', 1e-3);
    EXPECT_EQ(found(cells).mrz.lines, kTd3);
}

TEST(Search, IsNotSureWhereNoCheckDigitDecides) {
    Cells cells = clear(kTd3);
    blend(cells, 0, 6, 'R', 'P', 0.3);
    const mrz::Reading reading = found(cells);
    EXPECT_EQ(reading.mrz.lines, kTd3);
    EXPECT_FALSE(reading.sure);
    EXPECT_EQ(reading.doubt, "the names cannot be read for sure");
    EXPECT_LT(reading.mrz.surname.confidence, 0.8);
    EXPECT_GT(reading.mrz.given_names.confidence, 0.99);
    EXPECT_NEAR(reading.confidence[0][6], 0.7, 0.01);
    EXPECT_LT(reading.margin, 1.0);
}

TEST(Search, IsNotSureBetweenTwoThatCountTheSame) {
    Cells cells = clear(kTd3); // a filler, a K and a 0 all count as nothing
    blend(cells, 1, 28, 'P', 'Z', 0.4); // the place has a Z; P counts as much
    const mrz::Reading reading = found(cells);
    EXPECT_FALSE(reading.sure);
    EXPECT_LT(reading.mrz.personal_number.confidence, 0.7);
    EXPECT_GT(reading.mrz.number.confidence, 0.99);
}

TEST(Search, IsNotSureOfWhatDoesNotGoTogether) {
    Random random(3);
    Cells cells = clear(kTd3);
    for (const std::size_t column : {0, 2, 4, 6, 8, 14, 16, 22, 24}) {
        const char right = kTd3[1][column];
        const char wrong = right == '9' ? '2' : char(right >= '0' && right < '9' ? right + 1 : 'Q');
        blend(cells, 1, column, wrong, right, 0.05);
    }
    EXPECT_FALSE(found(cells).sure);
}

TEST(Search, IsSureOfNoPageOfNoise) {
    Random random(11);
    std::uniform_real_distribution<float> any(-8.0f, 0.0f);
    for (int i = 0; i < 50; ++i) {
        Cells cells(2, std::vector<Cell>(44));
        for (auto& line : cells)
            for (Cell& cell : line)
                for (float& value : cell) value = any(random);
        const auto reading = mrz::search(cells);
        EXPECT_TRUE(!reading || !reading->sure);
    }
}

TEST(Search, TakesAWrongCompositeDigitForWhatIsPrintedWhenAllElseIsClear) {
    for (const Lines& lines : {with(kTd1, 1, 29, "3"), with(kTd2, 1, 35, "3"), with(kTd3, 1, 43, "3")}) {
        Cells cells = clear(lines);
        const mrz::Reading reading = found(cells);
        EXPECT_EQ(reading.mrz.lines, lines);
        EXPECT_TRUE(reading.sure) << reading.doubt;
        EXPECT_FALSE(reading.mrz.checks.back().holds);
        const std::size_t line = lines.size() - (lines.size() == 3 ? 2 : 1);
        blend(cells, line, 3, lines[line][3], lines[line][3] == '1' ? '7' : '1', 0.01);
        EXPECT_FALSE(found(cells).sure);
    }
}

TEST(Search, NeverBreaksTheCheckDigitOfAField) {
    const mrz::Reading reading = found(clear(with(kTd3, 1, 9, "8")));
    EXPECT_TRUE(reading.mrz.checks.front().holds);
    EXPECT_FALSE(reading.sure);
}

TEST(Search, KeepsToWhatAStateMayBeUnlessAllIsClear) {
    Cells cells = clear(with(kTd3, 0, 2, "COL"));
    blend(cells, 0, 3, '0', 'O', 0.2);
    EXPECT_EQ(found(cells).mrz.state.text, "COL");
    const Lines unknown = with(with(kTd3, 0, 2, "BDR"), 1, 10, "D<<");
    const mrz::Reading reading = found(clear(unknown));
    EXPECT_EQ(reading.mrz.state.text, "BDR");
    EXPECT_EQ(reading.mrz.nationality.text, "D");
}

TEST(Search, ReadsNoLetterAmongTheFillersBehindNames) {
    Cells cells = clear(kTd3);
    blend(cells, 0, 35, 'K', '<', 0.1);
    const mrz::Reading reading = found(cells);
    EXPECT_EQ(reading.mrz.lines, kTd3);
    EXPECT_EQ(reading.mrz.given_names.text, "ANNA MARIA");
}

TEST(Search, TellsAVisaFromAPassportByItsFirstLetter) {
    EXPECT_EQ(mrz::name(found(clear(kMrvA)).mrz.format), "MRV-A");
    EXPECT_EQ(mrz::name(found(clear(kTd3)).mrz.format), "TD3");
    Cells cells = clear(kTd3);
    blend(cells, 0, 0, 'P', 'V', 0.5);
    EXPECT_EQ(mrz::name(found(cells).mrz.format), "TD3"); // its check digits say so
}

TEST(Search, TakesWhatIsNotANumberForNotSeen) {
    Cells cells = clear(kTd3);
    cells[1][2].fill(std::numeric_limits<float>::quiet_NaN());
    cells[1][15].fill(-std::numeric_limits<float>::infinity());
    const mrz::Reading reading = found(cells);
    EXPECT_EQ(reading.mrz.lines[0], kTd3[0]);
    EXPECT_EQ(reading.mrz.lines[1].substr(20), kTd3[1].substr(20));
    EXPECT_FALSE(reading.sure);
}

TEST(Search, RefusesLinesThatNoFormatHas) {
    Cells cells = clear(kTd3);
    cells[1].pop_back();
    EXPECT_FALSE(mrz::search(cells));
    EXPECT_FALSE(mrz::search({}));
    cells = clear(kTd3);
    cells.push_back(cells[0]);
    EXPECT_FALSE(mrz::search(cells));
}

TEST(Search, GivesTheLikeliestOfAllLawfulReadingsAndHowLikelyItIs) {
    // Three cells of the document number, each with three characters: every one of the 27 texts by hand.
    Random random(5);
    for (int round = 0; round < 20; ++round) {
        Cells cells = clear(kTd3);
        const std::size_t columns[] = {1, 3, 6};
        const std::string choices[] = {"8B3", "8S5", "2Z7"};
        double weights[3][3];
        for (int i = 0; i < 3; ++i) {
            Cell& cell = cells[1][columns[i]];
            cell.fill(-40.0f);
            for (int k = 0; k < 3; ++k) {
                weights[i][k] = std::uniform_real_distribution<double>(0.05, 1.0)(random);
                cell[mrz::kAlphabet.find(choices[i][std::size_t(k)])] = float(std::log(weights[i][k]));
            }
        }
        std::string best;
        double most = 0.0, all = 0.0;
        for (int n = 0; n < 27; ++n) {
            const int pick[] = {n % 3, n / 3 % 3, n / 9};
            std::string text = kTd3[1];
            double weight = 1.0;
            for (int i = 0; i < 3; ++i) {
                const char c = choices[i][std::size_t(pick[i])];
                text[columns[i]] = c;
                weight *= weights[i][pick[i]] * (c <= '9' ? 0.45 / 10 : 0.55 / 26);
            }
            if (mrz::check_digit(text.substr(0, 9)) != text[9]) continue;
            all += weight;
            if (weight > most) most = weight, best = text;
        }
        const mrz::Reading reading = found(cells);
        EXPECT_EQ(reading.mrz.lines[1], best);
        EXPECT_NEAR(reading.probability, most / all, 0.02);
    }
}

TEST(Search, IsSeldomWrongWhenItIsSure) {
    Random random(13);
    int sure = 0, wrong = 0;
    for (int i = 0; i < 600; ++i) {
        const Format format = kFormats[i % 5];
        const Lines lines = write(draw(format, random));
        const mrz::Reading reading = found(seen(lines, 0.1, random));
        sure += reading.sure;
        wrong += reading.sure && reading.mrz.lines != lines;
    }
    EXPECT_GT(sure, 5);
    EXPECT_EQ(wrong, 0);
}

}  // namespace
