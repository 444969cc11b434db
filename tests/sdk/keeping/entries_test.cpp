// SPDX-License-Identifier: Apache-2.0
//
// The flight's lists: who is found by what, and who is not.

#include "cotejo/entries.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "keeping/text.hpp"
#include "sdk/keeping/scratch.hpp"

namespace cotejo {
namespace {

using testing::Scratch;
using ::testing::HasSubstr;

Record record(std::string kind, std::vector<Fact> facts, std::string_view data = "") {
    return Record({.kind = std::move(kind), .format = data.empty() ? "" : "csv",
                   .storage = data.empty() ? nullptr : copied(bytes_of(data)),
                   .facts = std::move(facts), .time_ns = 0, .raster = {}});
}

Fact text(std::string name, std::string value) { return {std::move(name), std::move(value), 1.0}; }

Record entry(const std::string& pnr, const std::string& seat, const std::string& row,
             std::vector<Fact> more = {}) {
    std::vector<Fact> facts{text("flight", "AV9"), text("date", "2026-11-22"), text("pnr", pnr),
                            text("seat", seat)};
    facts.insert(facts.end(), more.begin(), more.end());
    return record("manifest.entry", std::move(facts), row);
}

/// A pass of two legs, the second of this flight.
Record pass(const std::string& flight, const std::string& day, const std::string& pnr,
            const std::string& seat) {
    return record("document.boarding-pass",
                  {text("name", "GOMEZ/MARIA"), {"legs", std::nullopt, 2.0},
                   text("leg.1.flight", "XX1"), text("leg.1.day", "325"), text("leg.1.pnr", "QQQQQQ"),
                   text("leg.1.seat", "1A"), text("leg.2.flight", flight), text("leg.2.day", day),
                   text("leg.2.pnr", pnr), text("leg.2.seat", seat)});
}

class EntriesTest : public ::testing::Test {
protected:
    EntriesTest() {
        const std::vector<Record> list{
            entry("ABC123", "12A", "row 1", {text("document.state", "COL"), text("document.number", "N1")}),
            entry("ABC123", "12B", "row 2", {text("document.state", "COL"), text("document.number", "N2")}),
            entry("DEF456", "3C", "row 3")};
        EXPECT_TRUE(entries_.add(list, true));
    }
    std::string row(const Record& shown) {
        const auto found = entries_.find(shown);
        if (found) return {found->record.data().begin(), found->record.data().end()};
        switch (found.error()) {
        case NoEntry::unlisted: return "unlisted";
        case NoEntry::elsewhere: return "elsewhere";
        case NoEntry::doubtful: return "doubtful";
        }
        return "";
    }

    Scratch scratch_;
    testing::SetClock clock_;
    std::unique_ptr<Keys> keys_ =
        *Keys::open({scratch_ / "keys", {{"check-in", std::chrono::days(1)}}, clock_.clock()});
    Entries entries_{*keys_,
                     {{"flight", "date", "pnr", "seat"}, {"document.state", "document.number"}},
                     {"AV9", "2026-11-22"}};
};

TEST_F(EntriesTest, FindsATravellerByTheLegOfThisFlight) {
    EXPECT_EQ(row(pass("AV9", "326", "ABC123", "12B")), "row 2");
}

TEST_F(EntriesTest, FindsATravellerByAnyWholeKey) {
    EXPECT_EQ(row(record("document.mrz", {text("document.state", "COL"), text("document.number", "N1")})),
              "row 1");
    EXPECT_EQ(row(record("document.mrz", {text("document.number", "N1")})), "unlisted")
        << "half a key finds nobody";
}

TEST_F(EntriesTest, SaysElsewhereForAnotherFlightOrDay) {
    EXPECT_EQ(row(pass("AV8", "326", "ABC123", "12B")), "elsewhere");
    EXPECT_EQ(row(pass("AV9", "327", "ABC123", "12B")), "elsewhere");
}

TEST_F(EntriesTest, SaysUnlistedForWhoIsOnNoList) {
    EXPECT_EQ(row(pass("AV9", "326", "ABC123", "12C")), "unlisted");
}

TEST_F(EntriesTest, DoubtsWhenTwoKeysNameTwoTravellers) {
    EXPECT_EQ(row(record("document.both", {text("flight", "AV9"), text("date", "2026-11-22"),
                                           text("pnr", "ABC123"), text("seat", "12A"),
                                           text("document.state", "COL"),
                                           text("document.number", "N2")})),
              "doubtful");
}

TEST_F(EntriesTest, DoubtsWhenOneKeyNamesTwoTravellers) {
    const std::vector<Record> again{entry("DEF456", "3C", "another row")};
    ASSERT_TRUE(entries_.add(again, true));
    EXPECT_EQ(row(pass("AV9", "326", "DEF456", "3C")), "doubtful");
}

TEST_F(EntriesTest, RemembersWhoVouches) {
    const std::vector<Record> walk_ins{entry("WLK001", "9F", "row 4")};
    ASSERT_TRUE(entries_.add(walk_ins, false));
    EXPECT_TRUE(entries_.find(pass("AV9", "326", "ABC123", "12A"))->vouched);
    EXPECT_FALSE(entries_.find(pass("AV9", "326", "WLK001", "9F"))->vouched);
}

TEST_F(EntriesTest, TakesAllOfAListOrNothing) {
    const std::size_t before = entries_.size();
    const std::vector<Record> list{entry("NEW001", "4A", "sound"), record("manifest.entry", {}, "")};
    const auto added = entries_.add(list, true);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().status, Status::invalid);
    EXPECT_EQ(entries_.size(), before);
    EXPECT_EQ(row(pass("AV9", "326", "NEW001", "4A")), "unlisted");
}

TEST_F(EntriesTest, GivesTheKeysThatACheckInIsKeptUnderWhateverWasShown) {
    const auto by_pass = entries_.find(pass("AV9", "326", "ABC123", "12A"));
    const auto by_document = entries_.find(
        record("document.mrz", {text("document.state", "COL"), text("document.number", "N1")}));
    ASSERT_TRUE(by_pass);
    EXPECT_EQ(by_pass->keys.size(), 2u);
    EXPECT_EQ(by_pass->keys, by_document->keys);
}

TEST_F(EntriesTest, GivesOtherKeysForAnotherFlightOfTheSameTraveller) {
    Entries tomorrow(*keys_, {{"document.state", "document.number"}}, {"AV9", "2026-11-23"});
    const std::vector<Record> list{record(
        "manifest.entry", {text("document.state", "COL"), text("document.number", "N1")}, "row")};
    ASSERT_TRUE(tomorrow.add(list, true));
    const Record document = record(
        "document.mrz", {text("document.state", "COL"), text("document.number", "N1")});
    const auto now = entries_.find(document), then = tomorrow.find(document);
    ASSERT_TRUE(now && then);
    for (const LookupKey& key : now->keys)
        EXPECT_THAT(then->keys, ::testing::Not(::testing::Contains(key)));
}

TEST_F(EntriesTest, RefusesAnEntryThatNoKeyFinds) {
    const std::vector<Record> list{entry("ABC123", "30A", "row"),
                                   record("manifest.entry", {text("flight", "AV9")})};
    const auto refused = entries_.add(list, true);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().what, HasSubstr("entry 2"));
    EXPECT_THAT(refused.error().what, HasSubstr("date, pnr, seat"));
}

TEST(TravelFacts, GiveTheYearThatIsNearest) {
    const auto date = [](const char* day, const char* flown) {
        const auto facts = travel_facts(record("document.pass", {text("flight", "AV9"), text("day", day)}),
                                        {"AV9", flown});
        return facts.has_value();
    };
    EXPECT_TRUE(date("1", "2027-01-01"));
    EXPECT_TRUE(date("365", "2026-12-31"));
    EXPECT_TRUE(date("366", "2024-12-31"));
    EXPECT_FALSE(date("365", "2024-12-31"));
    EXPECT_FALSE(date("366", "2026-12-31")) << "that year has no such day";
    EXPECT_FALSE(date("0", "2026-12-31"));
    EXPECT_FALSE(date("x", "2026-12-31"));
}

TEST(TravelFacts, KeepWhatIsSaidOfAllLegs) {
    const auto facts = travel_facts(pass("AV9", "326", "ABC123", "12B"), {"AV9", "2026-11-22"});
    ASSERT_TRUE(facts);
    const auto value = [&](const std::string& name) {
        for (const Fact& fact : *facts)
            if (fact.name == name) return fact.text.value_or("");
        return std::string();
    };
    EXPECT_EQ(value("name"), "GOMEZ/MARIA");
    EXPECT_EQ(value("pnr"), "ABC123");
    EXPECT_EQ(value("date"), "2026-11-22");
    EXPECT_EQ(value("leg.1.pnr"), "");
}

}  // namespace
}  // namespace cotejo
