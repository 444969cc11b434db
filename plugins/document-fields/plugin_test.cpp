// SPDX-License-Identifier: Apache-2.0
//
// The plugin as a kiosk runs it.

#include <gmock/gmock.h>

#include "cotejo/plugin/draft.hpp"
#include "../../tests/running_plugin.hpp"

namespace {

using cotejo::Fact;
using cotejo::Record;
using cotejo::Results;
using cotejo::Status;

Record said(std::string kind, std::vector<std::pair<std::string, std::string>> texts) {
    std::vector<Fact> facts;
    for (auto& [name, text] : texts) facts.push_back({std::move(name), std::move(text), 1.0});
    return Record({.kind = std::move(kind), .format = "", .storage = nullptr, .facts = std::move(facts), .time_ns = 1, .raster = {}});
}

Record zone() {
    return said("document.mrz", {{"line.1", "P<COLMUNOZ<PEREZ<<ANA<MARIA<<<<<<<<<<<<<<<<<"}, {"document.format", "TD3"},
        {"surname", "MUNOZ PEREZ"}, {"given-names", "ANA MARIA"}, {"birth.date.short", "900504"}, {"sex", "F"},
        {"document.state", "COL"}, {"document.number", "AN123450"}, {"check.digit.document-number", "successful"}});
}

Record entry() {
    return said("manifest.entry", {{"flight", "AV9"}, {"date", "2026-11-22"}, {"name", "Muñoz Pérez/Ana María"},
        {"birth.date", "1990-05-04"}, {"document.state", "COL"}, {"document.number", "AN123450"}});
}

class FieldsPlugin : public testing::TestWithParam<bool> {
protected:
    Record fields(const Record& from) {
        const Results results = plugin_.run("extract", "document.fields", {from});
        EXPECT_EQ(results.outcome.status, Status::ok) << from.kind();
        return results.records.empty() ? from : results.records[0];
    }
    Results compare(const std::vector<Record>& records) {
        std::vector<Record> all;
        for (const Record& record : records) all.push_back(fields(record));
        return plugin_.run("compare", "scores", all);
    }
    std::vector<float> scores(const std::vector<Record>& records) {
        const Results results = compare(records);
        return results.records.size() == 1 ? cotejo::floats(results.records[0].data()) : std::vector<float>{};
    }
    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam()};
};

TEST_P(FieldsPlugin, GivesWhatEveryKindSaysInOneForm) {
    for (const char* kind : {"document.mrz", "document.chip", "document.cedula", "document.seal"}) {
        const Record given = fields(said(kind, {{"surname.1", "MUÑOZ"}, {"surname.2", "PEREZ"}, {"given-names", "ANA"}}));
        EXPECT_EQ(given.kind(), "document.fields");
        EXPECT_EQ(given.text("source"), kind);
        EXPECT_EQ(given.text("surname"), "MUÑOZ PEREZ");
    }
    EXPECT_EQ(fields(said("document.boarding-pass", {{"name", "MUNOZ/ANA"}})).text("name"), "MUNOZ/ANA");
    EXPECT_EQ(fields(entry()).text("date"), "2026-11-22");
    EXPECT_FALSE(fields(zone()).text("line.1")); // no more than is compared
}

TEST_P(FieldsPlugin, LeavesOutWhatIsBlankOrMasked) {
    const Record given = fields(said("document.mrz", {{"surname", "XXXX"}, {"given-names", "ANA"},
        {"document.number", "000000000"}, {"personal.number", "***"}, {"birth.date.short", "<<<<<<"}}));
    for (const char* fact : {"surname", "document.number", "personal.number", "birth.date.short"})
        EXPECT_FALSE(given.text(fact)) << fact;
    EXPECT_EQ(given.text("given-names"), "ANA");
}

TEST_P(FieldsPlugin, TakesAVisasNumberForNoPassportNumber) {
    const Record visa = fields(said("document.mrz", {{"document.format", "MRV-A"}, {"surname", "MUNOZ"},
        {"document.number", "V1234567"}, {"document.state", "UTO"}, {"document.expiry.short", "270101"}}));
    for (const char* fact : {"document.number", "document.state", "document.expiry.short"})
        EXPECT_FALSE(visa.text(fact)) << fact;
    EXPECT_EQ(fields(said("document.seal", {{"document.format", "MRV-B"}, {"surname", "MUNOZ"},
        {"document.number", "V1234567"}, {"passport.number", "AN123450"}})).text("document.number"), "AN123450");
}

TEST_P(FieldsPlugin, MakesNoVerdictOfItsOwn) {
    Record chip = said("document.chip", {{"surname", "MUNOZ"}});
    EXPECT_FALSE(fields(chip).number("valid"));
}

TEST_P(FieldsPlugin, ScoresOneForTheSamePersonAndLessForEverybodyElse) {
    EXPECT_THAT(scores({zone(), entry()}), testing::ElementsAre(1.0f));
    const Record other = said("manifest.entry", {{"name", "GOMEZ/LUIS"}, {"birth.date", "1990-05-04"}});
    const Record pass = said("document.boarding-pass", {{"name", "MUNOZ/ANAMARIAMRS"}});
    EXPECT_THAT(scores({zone(), entry(), other, pass}), testing::ElementsAre(1.0f, 0.0f, 0.5f));
}

TEST_P(FieldsPlugin, SaysBesideTheScoresWhatWasCompared) {
    const Results results = compare({zone(), entry()});
    ASSERT_EQ(results.records.size(), 1u);
    const Record& scores = results.records[0];
    EXPECT_EQ(scores.text("source.1"), "document.mrz");
    EXPECT_EQ(scores.text("field.name.2"), "Muñoz Pérez/Ana María");
    EXPECT_EQ(scores.number("field.name.agreement"), 1.0);
    EXPECT_EQ(scores.text("field.name.reason"), "transliterated");
    EXPECT_EQ(scores.text("field.birth.date.reason"), "century");
}

TEST_P(FieldsPlugin, LaysAllSourcesSideBySide) {
    const Record pass = said("document.boarding-pass", {{"name", "MUNOZ/LUISMR"}});
    const Results results = plugin_.run("extract", "document.evidence", {fields(zone()), fields(entry()), fields(pass)});
    ASSERT_EQ(results.outcome.status, Status::ok);
    const Record& evidence = results.records.at(0);
    EXPECT_EQ(evidence.kind(), "document.evidence");
    EXPECT_EQ(evidence.text("source.3"), "document.boarding-pass");
    EXPECT_EQ(evidence.number("field.name.agreement"), 0.0);
    EXPECT_EQ(evidence.text("field.name.reason"), "differs");
    EXPECT_EQ(evidence.number("field.document.number.agreement"), 1.0);
    EXPECT_FALSE(evidence.number("field.sex.agreement")); // one source alone says it
    EXPECT_EQ(evidence.text("field.sex.1"), "F");
}

TEST_P(FieldsPlugin, HoldsTheFirstTwelveOfManySourcesAgainstEachOther) {
    const Results results = plugin_.run("extract", "document.evidence", std::vector<Record>(14, fields(zone())));
    ASSERT_EQ(results.outcome.status, Status::ok);
    EXPECT_TRUE(results.records.at(0).text("source.12"));
    EXPECT_FALSE(results.records.at(0).text("source.13"));
    EXPECT_THAT(plugin_.log(), testing::HasSubstr("more than 12 sources"));
}

TEST_P(FieldsPlugin, RefusesARecordThatSaysNothingAndLogsNoContents) {
    const Record nothing = said("document.mrz", {{"surname", "***"}, {"line.1", "SECRET"}});
    EXPECT_EQ(plugin_.run("extract", "document.fields", {nothing}).outcome.status, Status::refused);
    EXPECT_EQ(plugin_.run("compare", "scores", {fields(zone()), said("document.fields", {})}).outcome.status, Status::refused);
    EXPECT_THAT(plugin_.log(), testing::HasSubstr("says nothing of its holder"));
    EXPECT_THAT(plugin_.log(), testing::Not(testing::HasSubstr("SECRET")));
}

INSTANTIATE_TEST_SUITE_P(Runs, FieldsPlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
