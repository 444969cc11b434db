// SPDX-License-Identifier: Apache-2.0

#include "cedula.hpp"

#include <gmock/gmock.h>

#include "facts.hpp"

namespace {

using testing::HasSubstr;
using testing::Not;

/// A cédula of nobody; its fingerprints are the canary.
std::string sample() {
    std::string bytes(531, '\0');
    const auto put = [&](std::size_t at, const std::string& text) { bytes.replace(at, text.size(), text); };
    put(0, "0300000001");
    put(24, "PubDSK_1");
    put(40, "00000002");
    put(48, "0012345678");
    put(58, "NU\xD1" "EZ");
    put(81, "DE LA CRUZ");
    put(104, "ANA");
    put(127, "LUC\xCD" "A");
    put(150, "0F19640229050010O+");
    for (std::size_t i = 168; i < bytes.size(); ++i) bytes[i] = "CANARY"[i % 6];
    return bytes;
}

std::string without_nuls(std::string bytes) {
    std::erase(bytes, '\0');
    return bytes;
}

void expect_ana(const cotejo::Result<cedula::Cedula>& read) {
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(read->number, "12345678");
    EXPECT_EQ(read->surname_1, "NU\xC3\x91" "EZ");
    EXPECT_EQ(read->surname_2, "DE LA CRUZ");
    EXPECT_EQ(read->name_1, "ANA");
    EXPECT_EQ(read->name_2, "LUC\xC3\x8D" "A");
    EXPECT_EQ(read->sex, "F");
    EXPECT_EQ(read->birth_date, "1964-02-29");
    EXPECT_EQ(read->birth_place, "05001");
}

TEST(Cedula, ReadsTheFieldsInUtf8) { expect_ana(cedula::parse(sample())); }

TEST(Cedula, ReadsOneThatIsShiftedByAByteAndHasNoMark) {
    std::string bytes = sample();
    bytes.replace(24, 8, 8, '\0');
    expect_ana(cedula::parse("0" + bytes));
    expect_ana(cedula::parse(("0" + bytes).substr(0, 531)));
    expect_ana(cedula::parse(bytes.substr(1)));
    expect_ana(cedula::parse(bytes));
}

TEST(Cedula, ReadsOneWhoseReaderGaveBlanksForNuls) {
    std::string bytes = sample();
    std::ranges::replace(bytes, '\0', ' ');
    expect_ana(cedula::parse(bytes));
}

TEST(Cedula, LeavesOutNamesThatAReaderRanTogether) {
    const auto read = cedula::parse(without_nuls(sample()));
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_FALSE(read->names);
    EXPECT_EQ(read->surname_1, "");
    EXPECT_EQ(read->number, "12345678");
    EXPECT_EQ(read->sex, "F");
    EXPECT_EQ(read->birth_date, "1964-02-29");
}

TEST(Cedula, IsRefusedWhereverItIsCut) {
    const std::string whole = sample();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto read = cedula::parse(std::string(whole.data(), size));
        ASSERT_FALSE(read) << size;
        EXPECT_THAT(read.error().what, HasSubstr(size < 32 ? "no cédula" : "ends ")) << size;
    }
    const std::string stripped = without_nuls(whole);
    for (std::size_t size = 0; size < stripped.find("CANARY"); ++size)
        EXPECT_FALSE(cedula::parse(std::string(stripped.data(), size))) << size;
}

TEST(Cedula, SaysWhichFieldBreaksItsFormAndNotWhatStandsThere) {
    const auto refusal = [](std::size_t at, const std::string& text) {
        const auto read = cedula::parse(sample().replace(at, text.size(), text));
        return read ? "" : read.error().what;
    };
    EXPECT_EQ(refusal(48, "00X2345678"), "cédula: the personal number is not ten digits");
    EXPECT_EQ(refusal(48, "0000000000"), "cédula: the personal number is zero");
    EXPECT_EQ(refusal(58, "NU7EZ"), "cédula: the first surname is not of letters");
    EXPECT_EQ(refusal(104, std::string(3, '\0')), "cédula: the first given name is blank");
    EXPECT_EQ(refusal(151, "X"), "cédula: the sex is neither F nor M");
    EXPECT_EQ(refusal(152, "19630229"), "cédula: the date of birth is no date");
    EXPECT_EQ(refusal(160, "0500A"), "cédula: the place of birth is not five digits");
}

TEST(Cedula, GivesNothingOfTheFingerprints) {
    const std::string bytes = sample();
    const cotejo::Draft draft = facts::of(*cedula::parse(bytes), bytes);
    EXPECT_EQ(draft.data.size(), 168u);
    const std::string given(draft.data.begin(), draft.data.end());
    EXPECT_THAT(given, Not(HasSubstr("CAN")));
    for (const cotejo::DraftFact& fact : draft.facts) EXPECT_THAT(fact.text.value_or(""), Not(HasSubstr("CAN")));
}

TEST(Cedula, WipesBytesInPlace) {
    std::string bytes = sample();
    const char* memory = bytes.data();
    cedula::wipe(bytes);
    EXPECT_TRUE(bytes.empty());
    EXPECT_TRUE(std::all_of(memory + 1, memory + 531, [](char c) { return c == '\0'; }));
}

}  // namespace
