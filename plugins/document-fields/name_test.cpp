// SPDX-License-Identifier: Apache-2.0
//
// Pairs of names and what is to be said of each: the table is the specification.

#include "name.hpp"
#include "testing.hpp"

#include <gtest/gtest.h>

namespace {

using fields::testing::named;

struct Case {
    const char *one, *other;
    bool agree;
    const char* reason;
};

const Case kCases[] = {
    // The same.
    {"M ERIKSSON/ANNA MARIA", "M ERIKSSON/ANNA MARIA", true, "equal"},
    {"M PEREZ GOMEZ/JUAN", "L PEREZ GOMEZ/JUAN", true, "equal"},
    {"M PEREZ GOMEZ/JUAN", "L Perez Gomez, Juan", true, "equal"},
    {"M PEREZ GOMEZ/JUAN", "L perez gomez / juan", true, "equal"},
    {"M ARKFREITHOZ/", "M ARKFREITHOZ/", true, "equal"},
    {"M OCONNOR/ENYA", "L O'Connor/Enya", true, "equal"},
    {"M MARTIN/JEAN PIERRE", "L Martin/Jean-Pierre", true, "equal"},
    {"M SMITH JONES/SUSIE", "L Smith-Jones/Susie", true, "equal"},
    {"M SMITH/JOHN", "L Smith/John.", true, "equal"},
    // The same in other letters.
    {"M MUNOZ/ANA", "L Muñoz/Ana", true, "transliterated"},
    {"M MUNXXOZ/ANA", "L Muñoz/Ana", true, "transliterated"},
    {"M MUNXXOZ/ANA", "M MUNOZ/ANA", true, "transliterated"},
    {"M MUELLER/JORG", "L Müller/Jörg", true, "transliterated"},
    {"M MUXXLLER/JOERG", "L Müller/Jörg", true, "transliterated"},
    {"M MUELLER/JUERGEN", "M MULLER/JURGEN", true, "transliterated"},
    {"M GROSS/KARL", "L Groß/Karl", true, "transliterated"},
    {"M AAKESSON/BJOERN", "L Åkesson/Björn", true, "transliterated"},
    {"M AKESSON/BJORN", "L Åkesson/Björn", true, "transliterated"},
    {"M SOERENSEN/SOEREN", "L Sørensen/Søren", true, "transliterated"},
    {"M GARCIA/JOSE", "L García/José", true, "transliterated"},
    {"M AGUERO/SERGIO", "L Agüero/Sergio", true, "transliterated"},
    {"M DVORAK/JIRI", "L Dvořák/Jiří", true, "transliterated"},
    {"M LOS/LUKASZ", "L Łoś/Łukasz", true, "transliterated"},
    {"M THORSDOTTIR/AESA", "L Þorsdóttir/Æsa", true, "transliterated"},
    {"M YILMAZ/ISIL", "L Yılmaz/Işıl", true, "transliterated"},
    {"M SHEVCHUK/IULIIA", "L Шевчук/Юлия", true, "transliterated"},
    {"M IVANOV/ALEKSEI", "L Иванов/Алексей", true, "transliterated"},
    {"M SHEVCHENKO/HRYHORII", "L Шевченко/Григорій", true, "transliterated"},
    {"M HEORHIIEVA/KHRYSTYNA", "L Георгієва/Христина", true, "transliterated"},
    {"M DIMITROVA/HRISTINA", "L Димитрова/Христина", true, "transliterated"},
    {"M MUNOZ/ANA", "L Mun\xCC\x83oz/Ana", true, "transliterated"},
    // Cut where a field ends.
    {"M NILAVADHANANANDA/CHAYAPA DEJTHAMRONG K~", "L Nilavadhanananda/Chayapa Dejthamrong Krasuang", true, "truncated"},
    {"M NILAVADHANANANDA/CHAYAPA DEJTHAM~", "L Nilavadhanananda/Chayapa Dejthamrong Krasuang", true, "truncated"},
    {"M BENNELONG WOOLOOMOOLOO WARRANDYTE WARNA/~", "L Bennelong Wooloomooloo Warrandyte Warnambool/Diingo", true, "truncated"},
    {"B RODRIGUEZMONTOYA/ALE", "M RODRIGUEZ MONTOYA/ALEJANDRA", true, "truncated"},
    {"B HERNANDEZ/MARIAFERNA", "M HERNANDEZ/MARIA FERNANDA", true, "truncated"},
    {"B HERNANDEZ/MARIA FERN", "M HERNANDEZ/MARIA FERNANDA", true, "truncated"},
    // A boarding pass: titles glued on, given names written as one, some left out.
    {"B GOMEZ/MARIAMRS", "M GOMEZ/MARIA", true, "equal"},
    {"B GOMEZ/MARIA MRS", "M GOMEZ/MARIA", true, "equal"},
    {"B PEREZ/JUANCARLOSMR", "M PEREZ/JUAN CARLOS", true, "equal"},
    {"B PEREZ/JUANCARLOS", "M PEREZ/JUAN CARLOS", true, "equal"},
    {"B PEREZGOMEZ/JUAN MR", "M PEREZ GOMEZ/JUAN", true, "equal"},
    {"B EJEMPLO/LUISMSTR", "M EJEMPLO/LUIS", true, "equal"},
    {"B MUNOZ/ANA", "M MUNXXOZ/ANA", true, "transliterated"},
    {"B GOMEZ/MARIA", "M GOMEZ/MARIA FERNANDA", true, "incomplete"},
    {"B DELACRUZ/JUAN", "M DE LA CRUZ/JUAN", true, "equal"},
    // Particles.
    {"M DE LA CRUZ/JUAN", "M CRUZ/JUAN", true, "incomplete"},
    {"M DEL RIO/ANA", "L Rio/Ana", true, "incomplete"},
    {"M VAN DER MUELEN/HILDA", "L Van Der Muelen/Hilda", true, "equal"},
    // Two surnames.
    {"M PEREZ GOMEZ/JUAN", "M PEREZ/JUAN", true, "two-surnames"},
    {"M PEREZ GOMEZ/JUAN CARLOS", "B PEREZ/JUAN CARLOS", true, "two-surnames"},
    {"M PEREZ GOMEZ/JUAN", "M PEREZ/GOMEZ JUAN", true, "two-surnames"},
    {"M PEREZ GOMEZ/JUAN", "L PEREZ/JUAN GOMEZ", true, "two-surnames"},
    {"M LOPEZ DE GOMEZ/MARIA", "M LOPEZ ROJAS/MARIA", true, "two-surnames"},
    {"M LOPEZ DE GOMEZ/MARIA", "M LOPEZ/MARIA", true, "two-surnames"},
    {"M MUÑOZ PEÑA/ANA", "B MUNOZ/ANA", true, "two-surnames"},
    // Another order.
    {"M PEREZ/JUAN", "M JUAN/PEREZ", true, "order"},
    {"M PEREZ GOMEZ/JUAN CARLOS", "L Juan Carlos Perez Gomez", true, "order"},
    {"M PEREZ/JUAN CARLOS", "M PEREZ/CARLOS JUAN", true, "order"},
    {"M PEREZ GOMEZ/JUAN", "M GOMEZ PEREZ/JUAN", true, "order"},
    // One says less.
    {"M PEREZ/JUAN CARLOS", "M PEREZ/JUAN", true, "incomplete"},
    {"M PEREZ GOMEZ/JUAN CARLOS", "L Juan Perez", true, "incomplete"},
    // Read or typed wrong: told, and no agreement.
    {"M MARTINEZ/ANA", "M MARTINES/ANA", false, "misread"},
    {"M MUNOZ/ANA", "L MUN0Z/ANA", false, "misread"},
    {"M RODRIGUEZ/LUIS", "M RODRIGEZ/LUIS", false, "misread"},
    // Other people.
    {"M PEREZ GOMEZ/JUAN", "M RUIZ GOMEZ/JUAN", false, "differs"},
    {"M PEREZ GOMEZ/ANA", "M PEREZ GOMEZ/LUIS", false, "differs"},          // siblings
    {"M PEREZ GOMEZ/ANA MARIA", "M PEREZ GOMEZ/ANA LUCIA", false, "differs"}, // twins
    {"M PEREZ GOMEZ/MARIA JOSE", "B PEREZ/MARIA ELENA", false, "differs"},
    {"M PEREZ GOMEZ/JUAN CARLOS", "M PEREZ LOPEZ/JUAN CARLOS", false, "differs"}, // father and son
    {"M GOMEZ/MARIA", "M PEREZ GOMEZ/MARIA", false, "differs"},             // mother and daughter
    {"M PEREZ/JUAN", "M PERES GOMEZ/LUIS", false, "differs"},
    {"M PEREZ GOMEZ/JUAN", "M GOMEZ/PEDRO", false, "differs"},
    {"B PEREZ/JUANA", "M PEREZ/JUAN", false, "misread"},
    {"B PEREZ/JUAN", "M PEREZ/JUANA", false, "misread"},
    {"B PEREZ/ANAMRS", "M PEREZ/LUIS", false, "differs"},
    {"M SMITH/JOHN", "M JOHN/MARY", false, "differs"},
    {"M LEE/AN", "M LEE/ANNE", false, "differs"},
    {"L Juan Perez", "L Juan Gomez", false, "differs"},
    {"M PEREZ DIAZ/JUAN", "L Juan Diaz", false, "differs"},
    {"B PEREZ/M", "M PEREZ/LUIS", false, "differs"},
};

std::optional<fields::NameComparison> compared(const char* one, const char* other) {
    const auto a = name_of(named(one)), b = name_of(named(other));
    if (!a || !b) return std::nullopt;
    return compare(*a, *b);
}

TEST(Names, CompareAsTheTableSays) {
    for (const Case& one : kCases) {
        const auto comparison = compared(one.one, one.other);
        ASSERT_TRUE(comparison) << one.one << " | " << one.other;
        EXPECT_EQ(comparison->whole.agree, one.agree) << one.one << " | " << one.other;
        EXPECT_EQ(name(comparison->whole.reason), one.reason) << one.one << " | " << one.other;
    }
}

TEST(Names, CompareTheSameInBothDirections) {
    for (const Case& one : kCases) {
        const auto there = compared(one.one, one.other), back = compared(one.other, one.one);
        ASSERT_TRUE(there && back);
        EXPECT_EQ(there->whole.agree, back->whole.agree) << one.one << " | " << one.other;
        EXPECT_EQ(there->whole.reason, back->whole.reason) << one.one << " | " << one.other;
        EXPECT_DOUBLE_EQ(there->whole.confidence, back->whole.confidence) << one.one << " | " << one.other;
    }
}

TEST(Names, AreTheLessSureTheLessTheyHaveInCommon) {
    const auto confidence = [](const char* one, const char* other) { return compared(one, other)->whole.confidence; };
    EXPECT_EQ(confidence("M PEREZ GOMEZ/JUAN", "M PEREZ GOMEZ/JUAN"), 1.0);
    EXPECT_LT(confidence("M PEREZ GOMEZ/JUAN", "M PEREZ/JUAN"), 0.9);
    EXPECT_LT(confidence("M LOPEZ DE GOMEZ/MARIA", "M LOPEZ ROJAS/MARIA"), 0.7);
    EXPECT_LT(confidence("M PEREZ/", "M PEREZ/JUAN"), 0.5);
    EXPECT_LT(confidence("B GOMEZ/M", "M GOMEZ/MARIA"), 0.75);
}

TEST(Names, SayOfEachPartHowItCompares) {
    const auto comparison = compared("M PEREZ GOMEZ/JUAN CARLOS", "M PEREZ/JUAN");
    EXPECT_EQ(name(comparison->surname->reason), "two-surnames");
    EXPECT_EQ(name(comparison->given->reason), "incomplete");
    EXPECT_FALSE(compared("M PEREZ/JUAN", "L Juan Perez")->surname);
}

TEST(Names, ThatAreNoNamesAreNotCompared) {
    EXPECT_FALSE(name_of(named("M FNU/")));
    EXPECT_FALSE(name_of(fields::testing::source("document.mrz", {{"sex", "F"}})));
    EXPECT_FALSE(name_of(named("L ///")));
}

TEST(Names, OfMorePartsThanAnybodyHasAreComparedOnlyWithTheSame) {
    const std::string many = "M A B C D E F G H I J K L M N O P Q/R";
    EXPECT_TRUE(compared(many.c_str(), many.c_str())->whole.agree);
    EXPECT_FALSE(compared(many.c_str(), "M A/R"));
}

TEST(Names, InLettersWithoutTransliterationAreComparedOnlyWithTheSame) {
    EXPECT_FALSE(compared("M LIN/MEI HUA", "L 林/美華"));
    const auto same = compared("L 林/美華", "L 林/美華");
    ASSERT_TRUE(same);
    EXPECT_TRUE(same->whole.agree);
    EXPECT_FALSE(compared("L 林/美華", "L 林/大同"));
}

}  // namespace
