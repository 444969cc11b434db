// SPDX-License-Identifier: Apache-2.0

#include "testing.hpp"

#include <algorithm>

namespace {

using namespace mrz::testing;
using mrz::Mrz;

std::string refusal(const Lines& lines) {
    const auto mrz = mrz::parse(lines);
    return mrz ? "" : mrz.error().what;
}

std::string failing(const Mrz& mrz) {
    std::string names;
    for (const mrz::Check& check : mrz.checks)
        if (!check.holds) names += (names.empty() ? "" : " ") + check.name;
    return names;
}

TEST(Mrz, ReadsEveryFieldOfAPassport) {
    const Mrz mrz = read(kTd3);
    EXPECT_EQ(mrz::name(mrz.format), "TD3");
    EXPECT_EQ(mrz.code.text, "P");
    EXPECT_EQ(mrz.state.text, "UTO");
    EXPECT_EQ(mrz.surname.text, "ERIKSSON");
    EXPECT_EQ(mrz.given_names.text, "ANNA MARIA");
    EXPECT_EQ(mrz.number.text, "L898902C3");
    EXPECT_EQ(mrz.nationality.text, "UTO");
    EXPECT_EQ(mrz.birth.text, "740812");
    EXPECT_EQ(mrz.sex.text, "F");
    EXPECT_EQ(mrz.expiry.text, "120415");
    EXPECT_EQ(mrz.personal_number.text, "ZE184226B");
    EXPECT_EQ(mrz.checks.size(), 5u);
    EXPECT_EQ(failing(mrz), "");
    EXPECT_FALSE(mrz.names_cut);
}

TEST(Mrz, ReadsEveryOtherFormatOfTheStandard) {
    const std::vector<std::pair<Lines, const char*>> zones{
        {kTd1, "TD1"}, {kTd2, "TD2"}, {kMrvA, "MRV-A"}, {kMrvB, "MRV-B"}};
    for (const auto& [lines, format] : zones) {
        const Mrz mrz = read(lines);
        EXPECT_EQ(mrz::name(mrz.format), format);
        EXPECT_EQ(mrz.surname.text, "ERIKSSON") << format;
        EXPECT_EQ(mrz.given_names.text, "ANNA MARIA") << format;
        EXPECT_EQ(failing(mrz), "") << format;
    }
    EXPECT_EQ(read(kTd1).number.text, "D23145890");
    EXPECT_EQ(read(kTd2).number.text, "D23145890");
    EXPECT_EQ(read(kMrvA).number.text, "L8988901C");
    EXPECT_EQ(read(kMrvA).optional.text, "6ZE184226B");
    EXPECT_EQ(read(kMrvA).checks.size(), 3u);
    EXPECT_EQ(read(kMrvB).nationality.text, "XXX");
}

TEST(Mrz, JoinsALongNumberWithItsCheckDigitBehindIt) {
    for (const Lines& lines : {kLongTd1, kLongTd2}) {
        const Mrz mrz = read(lines);
        EXPECT_EQ(mrz.number.text, "D23145890734");
        EXPECT_EQ(mrz.optional.text, "");
        EXPECT_EQ(failing(mrz), "");
    }
}

TEST(Mrz, KeepsTheOptionalDataBehindALongNumber) {
    const Mrz mrz = read(with(kLongTd1, 0, 20, "XY1"));
    EXPECT_EQ(mrz.number.text, "D23145890734");
    EXPECT_EQ(mrz.optional.text, "XY1");
    EXPECT_EQ(failing(mrz), "composite");
}

TEST(Mrz, TakesNoNumberForLongThatHasRoomInItsField) {
    const Mrz mrz = read(with(kLongTd1, 0, 12, "<<<"));
    EXPECT_EQ(mrz.number.text, "D231458");
    EXPECT_EQ(mrz.optional.text, "7349");
    EXPECT_EQ(failing(mrz), "document-number composite");
}

TEST(Mrz, NamesEachCheckDigitThatFails) {
    EXPECT_EQ(failing(read(with(kTd3, 1, 9, "7"))), "document-number composite");
    EXPECT_EQ(failing(read(with(kTd3, 1, 14, "5"))), "birth-date composite");
    EXPECT_EQ(failing(read(with(kTd3, 1, 22, "3"))), "expiry composite");
    EXPECT_EQ(failing(read(with(kTd3, 1, 30, "2"))), "optional composite");
    EXPECT_EQ(failing(read(with(kTd3, 1, 43, "1"))), "composite");
    EXPECT_EQ(failing(read(with(kTd1, 1, 29, "1"))), "composite");
    EXPECT_FALSE(sound(read(with(kTd1, 1, 29, "1"))));
    EXPECT_TRUE(sound(read(kTd1)));
}

TEST(Mrz, AcceptsAFillerForTheCheckDigitOfBlankOptionalData) {
    Lines lines{kTd3[0], "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<6"};
    lines[1][43] = mrz::check_digit("L898902C36740812212041590" + std::string(14, '<'));
    const auto failing_with = [&](char check) {
        lines[1][42] = check;
        return failing(read(lines)).find("optional");
    };
    EXPECT_EQ(failing_with('<'), std::string::npos);
    EXPECT_EQ(failing_with('0'), std::string::npos);
    EXPECT_NE(failing_with('1'), std::string::npos);
    EXPECT_EQ(failing(read(with(kTd3, 1, 42, "<"))).find("optional"), 0u);
}

TEST(Mrz, KeepsWhatIsUnknownOfABirthDate) {
    EXPECT_EQ(read(with(kTd3, 1, 13, "74<<<<")).birth.text, "74<<<<");
    EXPECT_EQ(read(with(kTd3, 1, 13, "7408<<")).birth.text, "7408<<");
    const Mrz unknown = read(with(kTd3, 1, 13, "<<<<<<0"));
    EXPECT_EQ(unknown.birth.text, "");
    EXPECT_EQ(failing(unknown).find("birth-date"), std::string::npos);
}

TEST(Mrz, KnowsStatesOfEveryLength) {
    EXPECT_EQ(read(with(kTd3, 0, 2, "D<<")).state.text, "D");
    EXPECT_EQ(read(with(kTd3, 1, 10, "D<<")).nationality.text, "D");
    for (const char* code : {"UNO", "EUE", "XOM", "XXA", "XXB", "XXC", "XPO", "RKS", "GBD"})
        EXPECT_EQ(read(with(kTd3, 1, 10, code)).nationality.text, code);
}

TEST(Mrz, WritesSexWithoutAWordForUnspecified) {
    EXPECT_EQ(read(with(kTd3, 1, 20, "<")).sex.text, "X");
    EXPECT_EQ(read(with(kTd3, 1, 20, "X")).sex.text, "X");
    EXPECT_EQ(read(with(kTd3, 1, 20, "M")).sex.text, "M");
}

TEST(Mrz, TakesNamesApart) {
    const auto names = [](const std::string& text) {
        Lines lines = kTd3;
        lines[0] = "P<UTO" + text + std::string(39 - text.size(), '<');
        const Mrz mrz = read(lines);
        return mrz.surname.text + "/" + mrz.given_names.text + (mrz.names_cut ? " cut" : "");
    };
    EXPECT_EQ(names("VAN<DER<MUELLEN<<HILDA<MARIA"), "VAN DER MUELLEN/HILDA MARIA");
    EXPECT_EQ(names("ARKFREITHOZ"), "ARKFREITHOZ/");
    EXPECT_EQ(names("<<ANNA"), "/ANNA");
    EXPECT_EQ(names("A<<B<<C"), "A/B C");
    EXPECT_EQ(names("BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNA"), "BENNELONG WOOLOOMOOLOO WARRANDYTE WARNA/ cut");
    EXPECT_EQ(names("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"), "NILAVADHANANANDA/CHAYAPA DEJTHAMRONG K cut");
    EXPECT_EQ(names("BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WAR"), "BENNELONG WOOLOOMOOLOO WARRANDYTE WAR/ cut");
    EXPECT_EQ(names("BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WA"), "BENNELONG WOOLOOMOOLOO WARRANDYTE WA/");
    EXPECT_EQ(names(""), "/");
}

TEST(Mrz, FindsTheNuipOfAColombianIdentityCard) {
    Lines lines{"I<COLAB12345671<<<<<<<<<<<<<<<", "8001014M3301017COL0012345678<0",
                "EJEMPLO<PRUEBA<<ANA<MARIA<<<<<"};
    EXPECT_EQ(read(lines).personal_number.text, "12345678");
    EXPECT_EQ(read(with(lines, 0, 2, "UTO")).personal_number.text, "");
}

TEST(Mrz, RefusesWhatHasNoFormatAndSaysTheLengths) {
    EXPECT_EQ(refusal({}), "no machine readable zone has 0 lines of these lengths: none; "
                           "there are 3 of 30, 2 of 36 and 2 of 44");
    EXPECT_NE(refusal({kTd3[0], kTd2[0]}).find("2 lines of these lengths: 44, 36"), std::string::npos);
    EXPECT_NE(refusal({kTd3[0]}).find("1 lines of these lengths: 44"), std::string::npos);
    EXPECT_NE(refusal({kTd1[0], kTd1[1]}), "");
}

TEST(Mrz, RefusesACharacterOutOfPlaceAndSaysWhereWithoutIt) {
    EXPECT_EQ(refusal(with(kTd3, 1, 13, "Q")),
              "line 2, column 14: the birth date cannot have this character");
    EXPECT_EQ(refusal(with(kTd3, 0, 7, "1")), "line 1, column 8: the names cannot have this character");
    EXPECT_EQ(refusal(with(kTd3, 1, 20, "N")), "line 2, column 21: the sex cannot have this character");
    EXPECT_EQ(refusal(with(kTd3, 1, 9, "A")),
              "line 2, column 10: the check digit of the document number cannot have this character");
    EXPECT_EQ(refusal(with(kTd1, 0, 5, "d")), "line 1, column 6: the document number cannot have this character");
    EXPECT_EQ(refusal(with(kTd1, 0, 0, "<")), "line 1, column 1: the document code cannot have this character");
    EXPECT_EQ(refusal(with(kTd1, 0, 2, "<")), "line 1, column 3: the issuing state cannot have this character");
    EXPECT_NE(refusal(with(kTd3, 0, 5, std::string(1, '\0'))), "");
}

TEST(Mrz, ComputesCheckDigitsAsTheStandardPrintsThem) {
    EXPECT_EQ(mrz::check_digit("520727"), '3');
    EXPECT_EQ(mrz::check_digit("AB2134<<<"), '5');
    EXPECT_EQ(mrz::check_digit("HA672242<658022549601086<<<<<<<<<<<<<<0"), '8');
    EXPECT_EQ(mrz::check_digit(""), '0');
}

}  // namespace
