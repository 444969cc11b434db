// SPDX-License-Identifier: Apache-2.0

#include "cross_check.hpp"
#include "testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using fields::Evidence;
using fields::Source;
using fields::testing::source;

Source zone() {
    Source zone = source("document.mrz", {{"surname", "MUNOZ PEREZ"}, {"given-names", "ANA MARIA"},
        {"birth.date.short", "900504"}, {"sex", "F"}, {"nationality", "COL"}, {"document.state", "COL"},
        {"document.number", "AN123450"}, {"document.expiry.short", "330101"}, {"personal.number", "CC52345678"}});
    zone.checked = true;
    return zone;
}

Source chip() {
    Source chip = zone();
    chip.kind = "document.chip";
    chip.said["birth.date"] = {"1990-05-04", 1.0};
    return chip;
}

Source entry() {
    return source("manifest.entry", {{"name", "Muñoz Pérez/Ana María"}, {"birth.date", "1990-05-04"},
        {"document.state", "COL"}, {"document.number", "AN123450"}, {"date", "2026-11-22"}});
}

Source with(Source source, const std::string& fact, const std::string& text) {
    if (text.empty()) source.said.erase(fact);
    else source.said[fact] = {text, 1.0};
    return source;
}

Evidence check(std::vector<Source> sources) { return fields::cross_check(sources); }

std::string reason(const Evidence& evidence, std::string_view field) {
    const auto* one = evidence.find(field);
    if (!one || !one->verdict) return "-";
    return (one->verdict->agree ? "" : "no ") + std::string(name(one->verdict->reason));
}

TEST(CrossCheck, FindsOnePersonInEverySource) {
    const Source cedula = source("document.cedula", {{"surname", "MUÑOZ PEREZ"}, {"given-names", "ANA MARIA"},
        {"personal.number", "52345678"}, {"birth.date", "1990-05-04"}, {"sex", "F"}});
    const Evidence evidence = check({zone(), chip(), cedula, entry()});
    EXPECT_TRUE(evidence.same());
    EXPECT_EQ(evidence.kinds.size(), 4u);
    EXPECT_EQ(reason(evidence, "name"), "transliterated");
    EXPECT_EQ(reason(evidence, "surname"), "transliterated");
    EXPECT_EQ(reason(evidence, "birth.date"), "century");
    EXPECT_EQ(reason(evidence, "document.number"), "equal");
    EXPECT_EQ(reason(evidence, "personal.number"), "equal");
    EXPECT_EQ(evidence.find("document.number")->said.size(), 3u);
    EXPECT_EQ(evidence.find("document.number")->said.at(3).text, "AN123450");
}

TEST(CrossCheck, TrustsNoSourceForBeingReadFirst) {
    std::vector<Source> sources{zone(), with(entry(), "birth.date", "1991-05-04"), chip()};
    std::ranges::sort(sources, {}, &Source::kind);
    do {
        const Evidence evidence = check(sources);
        EXPECT_FALSE(evidence.same());
        EXPECT_EQ(reason(evidence, "birth.date"), "no misread");
        EXPECT_EQ(reason(evidence, "document.number"), "equal");
    } while (std::ranges::next_permutation(sources, {}, &Source::kind).found);
}

TEST(CrossCheck, NeverJoinsOnesDocumentWithAnothersEntry) {
    const std::vector<Source> others{
        with(entry(), "document.number", "AN999999"),
        with(entry(), "name", "GOMEZ RUIZ/LUCIA"),
        with(entry(), "name", "MUÑOZ PEREZ/LUIS"),                                       // a brother
        with(with(entry(), "name", "MUÑOZ PEREZ/LUCIA"), "document.number", ""),         // a twin
        with(entry(), "birth.date", "1960-01-02"),                                       // a mother of that name
        with(entry(), "document.state", "ECU"),
        with(entry(), "sex", "M"),
        with(entry(), "nationality", "VEN"),
        with(entry(), "document.expiry", "2029-01-01"),
        with(entry(), "personal.number", "79000111"),
    };
    for (const Source& other : others) EXPECT_FALSE(check({zone(), other}).same());
    EXPECT_TRUE(check({zone(), entry()}).same());
}

TEST(CrossCheck, TakesNoTwinForTheOtherWhereAListHasOneGivenNameAlone) {
    Source listed = with(entry(), "document.number", "");
    for (const char* name : {"MUÑOZ PEREZ/ANA", "MUÑOZ PEREZ/A. M.", "Ana Muñoz"}) {
        const Evidence evidence = check({zone(), with(listed, "name", name)});
        EXPECT_FALSE(evidence.contradicted) << name;
        EXPECT_FALSE(evidence.same()) << name;
    }
    EXPECT_TRUE(check({zone(), with(listed, "name", "MUÑOZ/ANA MARIA")}).same());
}

TEST(CrossCheck, NeedsEnoughToNameOnePerson) {
    const auto only = [](std::vector<std::string> facts) {
        Source source = entry();
        for (const auto& [fact, said] : entry().said)
            if (std::ranges::find(facts, fact) == facts.end()) source.said.erase(fact);
        return source;
    };
    EXPECT_TRUE(check({zone(), only({"document.state", "document.number"})}).same());
    EXPECT_TRUE(check({zone(), only({"name", "birth.date"})}).same());
    for (const std::vector<std::string>& facts : std::vector<std::vector<std::string>>{
             {"name"}, {"birth.date"}, {"document.number"}, {"document.state"}, {"date"}}) {
        const Evidence evidence = check({zone(), only(facts)});
        EXPECT_FALSE(evidence.same());
        EXPECT_FALSE(evidence.contradicted) << facts[0];
    }
    EXPECT_FALSE(check({zone(), with(only({"name", "birth.date"}), "birth.date", "1990-05")}).same());
    EXPECT_FALSE(check({zone(), with(only({"name", "birth.date"}), "name", "MUÑOZ")}).same());
    EXPECT_FALSE(check({zone()}).same());
    EXPECT_FALSE(check({}).same());
}

TEST(CrossCheck, IsNoAgreementWhereNothingIsSaid) {
    const Source one = source("document.mrz", {{"sex", "X"}, {"birth.date.short", "<<<<<<"}});
    const Source other = source("manifest.entry", {{"sex", "X"}, {"birth.date", "1990-05-04"}});
    const Evidence evidence = check({one, other});
    EXPECT_EQ(reason(evidence, "sex"), "-");
    EXPECT_EQ(reason(evidence, "birth.date"), "-");
    EXPECT_FALSE(evidence.same());
}

TEST(CrossCheck, TiesSourcesTogetherThroughOthers) {
    const Source pass = source("document.boarding-pass", {{"name", "MUNOZ/ANAMARIAMRS"}});
    EXPECT_FALSE(check({zone(), pass}).same()); // a name alone is nobody
    EXPECT_FALSE(check({zone(), entry(), pass}).same());
    const Source cedula = source("document.cedula", {{"surname", "MUÑOZ PEREZ"}, {"given-names", "ANA MARIA"},
        {"personal.number", "52345678"}});
    EXPECT_FALSE(check({entry(), cedula}).same());
    EXPECT_TRUE(check({entry(), zone(), cedula}).same()); // the zone has both their numbers
}

TEST(CrossCheck, IsAsSureAsTheLeastSureReader) {
    Source unsure = zone();
    unsure.said["document.number"].sure = 0.4;
    unsure.said["surname"].sure = 0.55;
    const Evidence evidence = check({unsure, entry()});
    EXPECT_DOUBLE_EQ(evidence.find("document.number")->verdict->confidence, 0.4);
    EXPECT_FALSE(evidence.same()); // neither the number nor the name is sure enough
    EXPECT_FALSE(evidence.contradicted);
}

TEST(CrossCheck, TakesATypedLetterForTheDigitThatTheCheckDigitConfirms) {
    const Source typed = with(entry(), "document.number", "AN12345O");
    EXPECT_EQ(reason(check({zone(), typed}), "document.number"), "misread");
    EXPECT_TRUE(check({zone(), typed}).same());
    Source unchecked = zone();
    unchecked.checked = false;
    EXPECT_EQ(reason(check({unchecked, typed}), "document.number"), "no misread");
    EXPECT_FALSE(check({unchecked, typed}).same());
}

TEST(CrossCheck, AgreesInBothDirections) {
    const std::vector<Source> sources{zone(), chip(), entry(), with(entry(), "name", "MUÑOZ PEREZ/LUIS"),
                                      with(zone(), "birth.date.short", "90<<<<")};
    for (const Source& one : sources)
        for (const Source& other : sources) EXPECT_EQ(check({one, other}).same(), check({other, one}).same());
}

}  // namespace
