// SPDX-License-Identifier: Apache-2.0

#include "base64.hpp"
#include "csv.hpp"

#include <gmock/gmock.h>

namespace {

using testing::ElementsAre;

std::vector<csv::Row> rows(std::string_view text) {
    csv::Reader reader(text);
    std::vector<csv::Row> all;
    while (auto row = reader.next()) all.push_back(*row);
    return all;
}

TEST(Csv, ReadsFieldsQuotesAndBothLineEnds) {
    const auto all = rows("a,\"b,\"\"c\"\"\",\r\n\"d\",e,f\nlast");
    ASSERT_EQ(all.size(), 3u);
    EXPECT_THAT(all[0].fields, ElementsAre("a", "b,\"c\"", ""));
    EXPECT_THAT(all[1].fields, ElementsAre("d", "e", "f"));
    EXPECT_THAT(all[2].fields, ElementsAre("last"));
    EXPECT_EQ(all[0].text, "a,\"b,\"\"c\"\"\",");
}

TEST(Csv, KeepsLineBreaksInsideQuotesAndStillCountsLines) {
    const auto all = rows("h\n\"x\r\ny\"\nz");
    ASSERT_EQ(all.size(), 3u);
    EXPECT_THAT(all[1].fields, ElementsAre("x\r\ny"));
    EXPECT_EQ(all[1].line, 2);
    EXPECT_EQ(all[2].line, 4);
}

TEST(Csv, SkipsAByteOrderMarkAndEmptyLines) {
    const auto all = rows("\xEF\xBB\xBF" "a\r\n\r\n\nb\n\n");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_THAT(all[0].fields, ElementsAre("a"));
    EXPECT_EQ(all[1].line, 4);
}

TEST(Csv, RefusesALineWithAStrayQuoteAndGoesOnAtTheNext) {
    for (const char* stray : {"ab\"c,d\nx", "\"ab\"c,d\nx"}) {
        const auto all = rows(stray);
        ASSERT_EQ(all.size(), 2u) << stray;
        EXPECT_NE(all[0].wrong, "") << stray;
        EXPECT_EQ(all[1].wrong, "");
        EXPECT_THAT(all[1].fields, ElementsAre("x"));
        EXPECT_EQ(all[1].line, 2);
    }
}

TEST(Csv, SaysWhenAQuoteNeverEnds) {
    const auto all = rows("a\n\"b,c\nd\n");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_TRUE(all[1].unended);
    EXPECT_EQ(all[1].line, 2);
}

TEST(Csv, EndsForEveryCutOfAText) {
    const std::string whole = "a,\"b\"\"\r\n\",c\r\n\"d\"x,\"\n";
    for (std::size_t size = 0; size <= whole.size(); ++size)
        (void)rows(std::string(whole.data(), size));
}

TEST(Text, TellsUtf8FromOtherBytes) {
    EXPECT_TRUE(csv::is_text("MUÑOZ \xF0\x9F\x9B\xAB"));
    for (const std::string wrong : {"\xC3", "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80"})
        EXPECT_FALSE(csv::is_text(wrong));
    EXPECT_FALSE(csv::is_text(std::string_view("a\0b", 3)));
}

TEST(Base64, DecodesWhatIsCanonicalAndNothingElse) {
    EXPECT_THAT(*base64::decode("TWFu"), ElementsAre('M', 'a', 'n'));
    EXPECT_THAT(*base64::decode("TWE="), ElementsAre('M', 'a'));
    EXPECT_THAT(*base64::decode("TQ=="), ElementsAre('M'));
    EXPECT_TRUE(base64::decode("")->empty());
    for (const char* wrong : {"TWF", "TW=u", "TQ=", "T===", "TWF-", "TR==", "TWF=", " TWFu", "TW\nFu"})
        EXPECT_FALSE(base64::decode(wrong)) << wrong;
}

}  // namespace
