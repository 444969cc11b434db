// SPDX-License-Identifier: Apache-2.0

#include "list.hpp"

#include <gmock/gmock.h>

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

const std::string kHeader = "flight,date,pnr,seat,name,face\r\n";
const std::string kAna = "AV9,2026-11-22,DEMO01,12A,EJEMPLO/ANA,/9j/4A==\r\n";
const std::string kLuis = "AV9,2026-11-22,DEMO02,12B,EJEMPLO/LUIS,\r\n";

/// Reads a list that is not refused.
list::List read(const std::string& text) {
    auto list = list::read(text, 20);
    EXPECT_TRUE(list) << list.error().what;
    return list ? *list : list::List{};
}

std::string refusal(const std::string& text, std::size_t most_mistakes = 20) {
    const auto list = list::read(text, most_mistakes);
    return list ? "" : list.error().what;
}

TEST(List, GivesEachTravellersTexts) {
    const std::string text = kHeader + kAna + kLuis;
    const auto list = read(text);
    EXPECT_THAT(list.mistakes, ElementsAre());
    ASSERT_EQ(list.entries.size(), 2u);
    EXPECT_THAT(list.entries[0].texts,
                ElementsAre(Pair("flight", "AV9"), Pair("date", "2026-11-22"), Pair("pnr", "DEMO01"),
                            Pair("seat", "12A"), Pair("name", "EJEMPLO/ANA")));
    EXPECT_EQ(list.header, "flight,date,pnr,seat,name,face");
}

TEST(List, WritesTextsAsPassesDo) {
    const auto list = read("flight,date,pnr,seat\nav 0009,2026-11-22,demo01,012a\n");
    EXPECT_THAT(list.entries[0].texts, ElementsAre(Pair("flight", "AV9"), Pair("date", "2026-11-22"),
                                                   Pair("pnr", "DEMO01"), Pair("seat", "12A")));
}

TEST(List, ReadsWhatIsHeldAgainstATravellersDocuments) {
    const auto list = read("flight,date,document.state,document.number,surname,given-names,birth.date,nationality,sex,"
                           "personal.number\nAV9,2026-11-22,COL,an 123456,Muñoz Pérez,Ana,1990-05,col,f,0052.345.678\n");
    ASSERT_EQ(list.entries.size(), 1u);
    EXPECT_THAT(list.entries[0].texts,
                testing::IsSupersetOf({Pair("document.number", "AN123456"), Pair("surname", "Muñoz Pérez"),
                                       Pair("given-names", "Ana"), Pair("birth.date", "1990-05"), Pair("nationality", "COL"),
                                       Pair("sex", "F"), Pair("personal.number", "52345678")}));
}

TEST(List, KeepsLettersOfAPersonalNumberAndTheSexThatAZoneWrites) {
    const auto list = read("flight,date,list.number,sex,personal.number,birth.date\nAV9,2026-11-22,1,<,CC012,1990\n");
    EXPECT_THAT(list.entries.at(0).texts, testing::IsSupersetOf({Pair("sex", "X"), Pair("personal.number", "CC012"),
                                                                 Pair("birth.date", "1990")}));
}

TEST(List, LeavesOutALineWhoseDocumentCannotBe) {
    const std::string header = "flight,date,list.number,birth.date,sex,personal.number\n";
    const std::vector<std::pair<std::string, std::string>> faults{
        {"1990-13,,", "column 'birth.date' is no date"}, {"90,,", "column 'birth.date' is no date"},
        {"1990-02-30,,", "column 'birth.date' is a day that does not exist"},
        {",W,", "column 'sex' is no sex"}, {",,12/34", "column 'personal.number' is no number"}};
    for (const auto& [fields, why] : faults)
        EXPECT_THAT(read(header + "AV9,2026-11-22,7," + fields + "\n").mistakes,
                    ElementsAre(HasSubstr("line 2: " + why)));
}

TEST(List, LeavesOutALineWithAMissingColumnAndNamesIt) {
    const auto list = read(kHeader + "AV9,2026-11-22,DEMO03\r\n" + kLuis);
    EXPECT_THAT(list.mistakes, ElementsAre("line 2: column 'seat' is missing"));
    EXPECT_EQ(list.entries.size(), 1u);
}

TEST(List, LeavesOutEachFaultyLineAndSaysWhyWithoutContents) {
    const std::vector<std::pair<std::string, std::string>> faults{
        {"AV9,2026-11-22,DEMO03,12C,SECRETO,x,y", "there are more fields than the header has columns"},
        {"AV9,2026-02-30,DEMO03,12C,SECRETO,", "column 'date' is a day that does not exist"},
        {"AV9,22/11/2026,DEMO03,12C,SECRETO,", "column 'date' is no date"},
        {"9AV9X,2026-11-22,DEMO03,,SECRETO,", "column 'flight' is no flight"},
        {"AV9,2026-11-22,D3,12C,SECRETO,", "column 'pnr' is no record locator"},
        {"AV9,2026-11-22,DEMO03,C12,SECRETO,", "column 'seat' is no seat"},
        {"AV9,2026-11-22,DEMO03,12C,SECRETO,SECRET0!", "column 'face' is no base64"},
        {"AV9,2026-11-22,DEMO03,12C,SECRETO,U0VDUkVUTw==", "column 'face' holds neither a JPEG nor a PNG"},
        {"AV9,2026-11-22,DEMO03,12C,\"SECRETO\"X,", "something follows a closing quote"},
        {"AV9,2026-11-22,DEMO03,12C,SECRETO\xFF,", "the line is not UTF-8"},
        {"AV9,2026-11-22,,12C,SECRETO,", "nothing names the traveller"},
        {"AV9,2026-11-22,DEMO03,12C," + std::string(300, 'S') + ",", "column 'name' is longer than 256"},
    };
    for (const auto& [line, why] : faults) {
        const auto list = read(kHeader + kAna + line + "\r\n" + kLuis);
        ASSERT_EQ(list.mistakes.size(), 1u) << why;
        EXPECT_THAT(list.mistakes[0], HasSubstr("line 3: " + why));
        EXPECT_THAT(list.mistakes[0], testing::Not(HasSubstr("SECRE")));
        EXPECT_EQ(list.entries.size(), 2u) << why;
    }
}

TEST(List, LeavesOutBothOfTwoLinesForOneTraveller) {
    const auto list = read(kHeader + kAna + kLuis + "AV009,2026-11-22,DEMO01,012A,OTRA,\r\n");
    EXPECT_THAT(list.mistakes, ElementsAre("line 4: the same traveller as in line 2; both are left out"));
    ASSERT_EQ(list.entries.size(), 1u);
    EXPECT_EQ(list.entries[0].line, 3);
}

TEST(List, TellsTravellersApartByDocumentToo) {
    const std::string header = "flight,date,pnr,seat,document.state,document.number\n";
    const auto list = read(header + "AV9,2026-11-22,DEMO01,12A,COL,X1\nAV9,2026-11-22,DEMO02,12B,COL,X1\n");
    EXPECT_EQ(list.entries.size(), 0u);
    EXPECT_EQ(read(header + "AV9,2026-11-22,DEMO01,12A,COL,X1\nAV9,2026-11-22,DEMO02,12B,ECU,X1\n")
                  .entries.size(), 2u);
}

TEST(List, AcceptsATravellerWithoutASeatWhoHasANumber) {
    EXPECT_EQ(read("flight,date,seat,list.number\nAV9,2026-11-22,,W17\n").entries.size(), 1u);
}

TEST(List, RefusesAHeaderItCannotWorkWith) {
    EXPECT_THAT(refusal(""), HasSubstr("the list is empty"));
    EXPECT_THAT(refusal("flight;date;pnr;seat\n"), HasSubstr("separated by ';'; write ','"));
    EXPECT_THAT(refusal("flight,date,pnr,seet\n"), HasSubstr("column 4 is not known; write one of flight"));
    EXPECT_THAT(refusal("flight,date,pnr,seat,pnr\n"), HasSubstr("stands there twice"));
    EXPECT_THAT(refusal("flight,date,pnr\n"), HasSubstr("columns are missing"));
}

TEST(List, RefusesAFileWhoseRestIsLostInAQuote) {
    EXPECT_EQ(refusal(kHeader + "AV9,\"2026\r\n" + kLuis), "line 2: a quote is opened and never closed");
}

TEST(List, RefusesAFileWithTooManyFaultyLines) {
    const std::string text = kHeader + kAna + "x\r\nx\r\nx\r\n";
    EXPECT_EQ(refusal(text, 3), "");
    EXPECT_EQ(refusal(text, 2), "3 faulty lines; the first: line 3: column 'date' is missing");
}

TEST(List, ReadsTenThousandTravellers) {
    std::string text = kHeader;
    for (int i = 0; i < 10'000; ++i)
        text += "AV9,2026-11-22,D" + std::to_string(10'000 + i) + ",1A,EJEMPLO/ANA,\r\n";
    EXPECT_EQ(read(text).entries.size(), 10'000u);
}

TEST(List, FindsAColumnOfARowUnderItsHeader) {
    EXPECT_EQ(list::field(kHeader + kAna, "face"), "/9j/4A==");
    EXPECT_EQ(list::field(kHeader + kAna, "finger"), "");
    EXPECT_EQ(list::field("", "face"), "");
}

}  // namespace
