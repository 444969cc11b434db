// SPDX-License-Identifier: Apache-2.0

#include "compare_fields.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace fields;

/// "equal", "no misread", or "-" where nothing is compared.
std::string said(const Comparison& comparison) {
    if (!comparison) return "-";
    return (comparison->agree ? "" : "no ") + std::string(name(comparison->reason));
}

TEST(Numbers, AgreeWhenTheyAreTheSame) {
    EXPECT_EQ(said(compare_numbers({"L898902C3"}, {"l898902c3"})), "equal");
    EXPECT_EQ(said(compare_numbers({"AB 123-456"}, {"AB123456"})), "equal");
    EXPECT_EQ(said(compare_numbers({"AB123456"}, {"AB654321"})), "no differs");
    EXPECT_EQ(said(compare_numbers({""}, {"AB123456"})), "-");
}

TEST(Numbers, AgreeWhenAListHasLostTheZerosBefore) {
    EXPECT_EQ(said(compare_numbers({"000590448"}, {"590448"})), "incomplete");
    EXPECT_EQ(said(compare_numbers({"0012"}, {"12"})), "no differs");
}

TEST(Numbers, ThatDifferByOneCharacterAreMisreadUnlessACheckDigitSaysWhich) {
    EXPECT_EQ(said(compare_numbers({"L898902C3", false}, {"L8989O2C3", false})), "no misread");
    EXPECT_EQ(said(compare_numbers({"L898902C3", true}, {"L8989O2C3", false})), "misread");
    EXPECT_EQ(said(compare_numbers({"SB12", false}, {"5812", true})), "misread");
    EXPECT_EQ(said(compare_numbers({"L898902C3", true}, {"L898907C3", false})), "no misread");
    EXPECT_EQ(said(compare_numbers({"L898902C3", true}, {"L898917C3", false})), "no differs");
}

TEST(Numbers, WithACheckDigitEachThatDifferAreOfTwoDocuments) {
    EXPECT_EQ(said(compare_numbers({"L898902C3", true}, {"L8989O2C3", true})), "no differs");
}

TEST(PersonalNumbers, AgreeWhateverKindTheySayTheyAre) {
    EXPECT_EQ(said(compare_personal_numbers("CC52345678", "52345678")), "equal");
    EXPECT_EQ(said(compare_personal_numbers("0052345678", "52.345.678")), "equal");
    EXPECT_EQ(said(compare_personal_numbers("52345678", "52345679")), "no misread");
    EXPECT_EQ(said(compare_personal_numbers("52345678", "1234")), "no differs");
    EXPECT_EQ(said(compare_personal_numbers("CC", "CC")), "equal");
}

TEST(Dates, AgreeAcrossTheCentury) {
    EXPECT_EQ(said(compare_dates("900504", "1990-05-04")), "century");
    EXPECT_EQ(said(compare_dates("1990-05-04", "1990-05-04")), "equal");
    EXPECT_EQ(said(compare_dates("900504", "900504")), "equal");
    EXPECT_EQ(said(compare_dates("1890-05-04", "1990-05-04")), "no differs");
}

TEST(Dates, OfBirthAreNeverAfterTheFlight) {
    EXPECT_EQ(said(compare_dates("300504", "1930-05-04", "2026-11-22")), "century");
    EXPECT_EQ(said(compare_dates("300504", "2030-05-04", "2026-11-22")), "no differs");
    EXPECT_EQ(said(compare_dates("261123", "2026-11-23", "2026-11-22")), "no differs");
    EXPECT_EQ(said(compare_dates("261122", "2026-11-22", "2026-11-22")), "century");
    EXPECT_EQ(said(compare_dates("200504", "1920-05-04", "2026-11-22")), "century"); // aged 106, or 6
    EXPECT_EQ(said(compare_dates("300504", "2030-05-04")), "century"); // an expiry
}

TEST(Dates, MayBeKnownInPart) {
    EXPECT_EQ(said(compare_dates("90<<<<", "1990-05-04")), "incomplete");
    EXPECT_EQ(said(compare_dates("9005<<", "1990-05-04")), "incomplete");
    EXPECT_EQ(said(compare_dates("9005<<", "1990-06-04")), "no differs");
    EXPECT_EQ(said(compare_dates("900500", "1990-05")), "incomplete");
    EXPECT_EQ(said(compare_dates("<<<<<<", "1990-05-04")), "-");
    EXPECT_EQ(said(compare_dates("1990", "1990-05-04")), "incomplete");
    EXPECT_EQ(said(compare_dates("1991", "1990-05-04")), "no differs");
}

TEST(Dates, SayHowTheyDiffer) {
    EXPECT_EQ(said(compare_dates("1990-05-04", "1990-04-05")), "no order");
    EXPECT_EQ(said(compare_dates("900504", "900604")), "no misread");
    EXPECT_EQ(said(compare_dates("900504", "911213")), "no differs");
}

TEST(Dates, ThatAreNoneAreNotCompared) {
    for (const char* none : {"", "901304", "900532", "1990-02-30", "9O0504", "1990/05/04", "1990-5-4", "0000-01-01", "90050"})
        EXPECT_EQ(said(compare_dates(none, "1990-05-04")), "-") << none;
    EXPECT_EQ(said(compare_dates("000229", "2000-02-29")), "century");
    EXPECT_TRUE(is_full_date("900504"));
    EXPECT_FALSE(is_full_date("9005<<"));
    EXPECT_FALSE(is_full_date("1990-05"));
}

TEST(States, AgreeUnderEachOfTheirCodes) {
    EXPECT_EQ(said(compare_states("COL", "COL")), "equal");
    EXPECT_EQ(said(compare_states("D", "DEU")), "transliterated");
    EXPECT_EQ(said(compare_states("D<<", "D")), "equal");
    EXPECT_EQ(said(compare_states("ROM", "ROU")), "transliterated");
    EXPECT_EQ(said(compare_states("GBR", "GBN")), "incomplete");
    EXPECT_EQ(said(compare_states("GBD", "GBN")), "no differs");
    EXPECT_EQ(said(compare_states("C0L", "COL")), "misread");
    EXPECT_EQ(said(compare_states("COL", "ECU")), "no differs");
    EXPECT_EQ(said(compare_states("", "ECU")), "-");
}

TEST(Sexes, AreComparedOnlyWhereBothAreSpecified) {
    EXPECT_EQ(said(compare_sexes("F", "F")), "equal");
    EXPECT_EQ(said(compare_sexes("F", "M")), "no differs");
    EXPECT_EQ(said(compare_sexes("X", "M")), "-");
    EXPECT_EQ(said(compare_sexes("X", "X")), "-");
    EXPECT_EQ(said(compare_sexes("<", "F")), "-");
}

}  // namespace
