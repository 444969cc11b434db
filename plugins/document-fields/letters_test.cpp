// SPDX-License-Identifier: Apache-2.0

#include "letters.hpp"

#include <gtest/gtest.h>

namespace {

std::string form(const char* text, std::size_t which = 0) {
    std::string out;
    for (const fields::Word& word : fields::words(text)) out += (out.empty() ? "" : " ") + word.forms[which];
    return out;
}

TEST(Letters, AreWrittenAsTheStandardRecommends) {
    EXPECT_EQ(form("Ä Å Æ Ç Ñ Ö Ø Ü ß Þ Đ Ł Œ ĳ"), "AE AA AE C N OE OE UE SS TH D L OE IJ");
    EXPECT_EQ(form("Щербаков Ёлкина Юрий Объезд"), "SHCHERBAKOV ELKINA IURII OBIEEZD");
}

TEST(Letters, HaveTheOtherWaysThatTheStandardAllows) {
    EXPECT_EQ(form("Ñ Ü Ä Å", 1), "NXX UXX A A");
    EXPECT_EQ(form("Ñ Ü Ä Å Ö", 2), "N U A A O");
    EXPECT_EQ(form("Ґалаґан Гриць", 1), "GALAGAN HRYTS");
    EXPECT_EQ(form("Гарышка Ёрш", 2), "HARYSHKA IORSH");
    EXPECT_EQ(form("Живковић Хаџић", 3), "ZIVKOVIC HADZIC");
    EXPECT_EQ(form("Ќосев Хаџи", 4), "KJOSEV HADJI");
    EXPECT_EQ(form("Щерю Ъгълов", 5), "SHTERYU AGALOV");
    EXPECT_EQ(form("Юрий", 6), "YURIY");
}

TEST(Letters, OfEitherSizeAreTheSame) {
    EXPECT_EQ(form("ñandú äöü žůř łódź șț ÿ жюри ђ ґ"), form("ÑANDÚ ÄÖÜ ŽŮŘ ŁÓDŹ ȘȚ Ÿ ЖЮРИ Ђ Ґ"));
    EXPECT_EQ(fields::words("ñ")[0].raw, "Ñ");
}

TEST(Letters, WithACombiningMarkAreOneLetter) {
    EXPECT_EQ(form("N\xCC\x83 U\xCC\x88 e\xCC\x81"), "N UE E");
    EXPECT_EQ(form("\xCC\x88"), "");
}

TEST(Letters, PartAtSpacesAndHyphensAndLeaveOutApostrophes) {
    EXPECT_EQ(form("O'Brien-Smith, d’Arc  St. John<Doe"), "OBRIEN SMITH DARC ST JOHN DOE");
    EXPECT_EQ(form(" - ' "), "");
}

TEST(Letters, HaveASkeletonThatEveryWayOfWritingShares) {
    const auto skeleton = [](const char* text) { return fields::words(text)[0].skeleton; };
    for (const char* text : {"Müller", "MUELLER", "MUXXLLER", "MULLER"}) EXPECT_EQ(skeleton(text), "MULLER") << text;
    for (const char* text : {"Muñoz", "MUNXXOZ", "MUNOZ"}) EXPECT_EQ(skeleton(text), "MUNOZ") << text;
}

TEST(Letters, WithoutATransliterationAreSaidToBeNone) {
    EXPECT_FALSE(fields::words("林")[0].readable);
    EXPECT_FALSE(fields::words("AB\xFF")[0].readable);
    EXPECT_TRUE(fields::words("ABC")[0].readable);
}

TEST(Letters, CutAnywhereAreNeverReadPastTheirEnd) {
    const std::string text = "Ñandú Щ 林 \xF0\x9F\x98\x80";
    for (std::size_t size = 0; size <= text.size(); ++size) (void)fields::words(std::string(text.data(), size));
}

}  // namespace
