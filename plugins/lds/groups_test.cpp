// SPDX-License-Identifier: Apache-2.0

#include "lds/groups.hpp"

#include <gmock/gmock.h>

#include "cotejo/kinds.h"
#include "lds/countries.hpp"
#include "passport/face.hpp"
#include "passport/groups.hpp"

namespace lds {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Files, AreReadAsTheyWerePacked) {
    Files files;
    files.put(kCom, {0x60, 0x00});
    files.put(file_of(1), {1, 2, 3});
    const Bytes packed = files.pack();
    EXPECT_EQ(packed, emrtd::from_hex("0101 00000003 010203 011E 00000002 6000"));
    const auto again = Files::unpack(packed);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->all(), files.all());
}

TEST(Files, WithSizesThatLieAreRefused) {
    EXPECT_THAT(Files::unpack(emrtd::from_hex("0101 00000004 010203")).error().what, HasSubstr("0101 says 4 bytes and 3"));
    EXPECT_THAT(Files::unpack(emrtd::from_hex("0101 FFFFFFFF")).error().what, HasSubstr("4294967295"));
    EXPECT_THAT(Files::unpack(emrtd::from_hex("0101 0000")).error().what, HasSubstr("head"));
    EXPECT_THAT(Files::unpack(emrtd::from_hex("0101 00000000 0101 00000000")).error().what, HasSubstr("twice"));
}

TEST(EfCom, TellsVersionsAndGroups) {
    const auto com = read_com(emrtd::from_hex("60 16 5F01 04 30313037 5F36 06 303430303030 5C 04 61 75 6B 6F"));
    ASSERT_TRUE(com) << com.error().what;
    EXPECT_EQ(com->lds, "0107");
    EXPECT_EQ(com->unicode, "040000");
    EXPECT_THAT(com->groups, ElementsAre(1, 2, 11, 15));
}

TEST(EfCom, IsRefusedCutWithoutATagOrWithATagOfNoGroup) {
    const Bytes good = passport::com({1, 2});
    for (std::size_t size = 0; size < good.size(); ++size) EXPECT_FALSE(read_com(View(good).first(size))) << size;
    EXPECT_THAT(read_com(emrtd::from_hex("60 0D 5F01 04 30313037 5C 04 61 75 6B 6F")).error().what, HasSubstr("5F36"));
    EXPECT_THAT(read_com(emrtd::from_hex("60 14 5F01 04 30313037 5F36 06 303430303030 5C 02 61 77")).error().what, HasSubstr("77"));
}

TEST(Dg1, GivesTheLinesOfEachFormat) {
    for (const auto& [format, rows, columns] : {std::tuple{passport::Holder::Format::td1, 3u, 30u},
                                               std::tuple{passport::Holder::Format::td2, 2u, 36u},
                                               std::tuple{passport::Holder::Format::td3, 2u, 44u}}) {
        passport::Holder holder;
        holder.format = format;
        holder.code = "I";
        const auto lines = read_dg1(passport::dg1(passport::lines(holder)));
        ASSERT_TRUE(lines) << lines.error().what;
        EXPECT_EQ(*lines, passport::lines(holder));
        EXPECT_EQ(lines->size(), rows);
        EXPECT_EQ(lines->front().size(), columns);
    }
}

TEST(Dg1, TellsTheStateWithoutFillers) {
    passport::Holder holder;
    holder.state = "D";
    EXPECT_EQ(issuing_state(passport::dg1(passport::lines(holder))), "D");
    EXPECT_EQ(issuing_state({}), "");
}

TEST(Dg1, OfAnotherLengthOrAlphabetIsRefusedWithoutSayingWhatItHolds) {
    EXPECT_THAT(read_dg1(passport::dg1({std::string(87, 'A')})).error().what, HasSubstr("87 characters"));
    std::string zone(88, 'A');
    zone[40] = 'a';
    EXPECT_THAT(read_dg1(passport::dg1({zone})).error().what, HasSubstr("character 41"));
}

TEST(Dg2, GivesTheFaceRecord) {
    const Bytes record = passport::face_record(passport::drawn_portrait());
    const Bytes file = passport::dg2(record);
    const auto records = read_dg2(file);
    ASSERT_TRUE(records) << records.error().what;
    ASSERT_EQ(records->size(), 1u);
    EXPECT_EQ(emrtd::copy(records->front()), record);
    EXPECT_FALSE(read_dg2(View(file).first(file.size() - 1)));
    EXPECT_THAT(read_dg2(emrtd::from_hex("75 06 7F61 03 020101")).error().what, HasSubstr("no biometric"));
}

TEST(Dg11, TellsNamesBirthAndPersonalNumber) {
    passport::Holder holder;
    holder.full_name = "Gómez<Peña<<María<José";
    holder.birth_place = "Bogotá<Colombia";
    holder.personal_number = "0012345678";
    const auto personal = read_dg11(passport::dg11(holder));
    ASSERT_TRUE(personal) << personal.error().what;
    cotejo::Draft draft;
    describe(*personal, draft);
    std::map<std::string, std::string> facts;
    for (const cotejo::DraftFact& fact : draft.facts) facts[fact.name] = *fact.text;
    EXPECT_EQ(facts[COTEJO_FACT_SURNAME], "Gómez Peña");
    EXPECT_EQ(facts[COTEJO_FACT_GIVEN_NAMES], "María José");
    EXPECT_EQ(facts[COTEJO_FACT_BIRTH_DATE], "1974-08-12");
    EXPECT_EQ(facts[COTEJO_FACT_BIRTH_PLACE], "Bogotá, Colombia");
    EXPECT_EQ(facts[COTEJO_FACT_PERSONAL_NUMBER], "12345678");
}

TEST(Dg11, TakesDatesInDigitsInBcdAndPartlyUnknown) {
    const auto birth = [](std::string_view value) {
        const auto personal = read_dg11(emrtd::tlv(0x6B, emrtd::tlv(0x5F2B, emrtd::from_hex(value))));
        return personal ? personal->birth_date : "refused";
    };
    EXPECT_EQ(birth("3139373430383132"), "1974-08-12");
    EXPECT_EQ(birth("19740812"), "1974-08-12");
    EXPECT_EQ(birth("19740800"), "1974-08");
    EXPECT_EQ(birth("19740000"), "1974");
    EXPECT_EQ(birth("19741312"), "");
    EXPECT_EQ(birth("1974"), "");
}

TEST(Dg11, ReadsLatin1WhereItIsNoUtf8AndOtherNames) {
    const auto personal = read_dg11(emrtd::from_hex("6B 16 5F0E 05 50 65 F1 61 21 A0 0C 02 01 01 5F0F 06 41 3C 3C 42 43 44"));
    ASSERT_TRUE(personal) << personal.error().what;
    EXPECT_EQ(personal->full_name, "Peña!");
    EXPECT_THAT(personal->other_names, ElementsAre("A<<BCD"));
}

TEST(Dg12, TellsWhoIssuedAndWhen) {
    const auto issued = read_dg12(passport::dg12("Utopia<Passports", "20251201"));
    ASSERT_TRUE(issued);
    EXPECT_EQ(issued->authority, "Utopia Passports");
    EXPECT_EQ(issued->date, "2025-12-01");
}

TEST(States, AreTheSameInThreeLettersAndInTwo) {
    for (const auto& [three, two] : {std::pair{"COL", "CO"}, std::pair{"D", "DE"}, std::pair{"ZWE", "ZW"}, std::pair{"ABW", "AW"},
                                     std::pair{"GBD", "GB"}, std::pair{"UTO", "UT"}, std::pair{"CHN", "CN"}, std::pair{"CHN", "HK"}})
        EXPECT_EQ(same_state(three, two), true) << three;
    EXPECT_EQ(same_state("COL", "DE"), false);
    EXPECT_EQ(same_state("COL", "QQ"), std::nullopt);
    EXPECT_EQ(same_state("DEU", ""), std::nullopt);
}

}  // namespace
}  // namespace lds
