// SPDX-License-Identifier: Apache-2.0
//
// The plugin as the kiosk runs it, on a thread and in its sandbox, with a simulated card behind a socket.

#include <gmock/gmock.h>

#include <fstream>

#include "cotejo/hints.h"
#include "cotejo/kinds.h"
#include "mrz/mrz.hpp"
#include "passport/card/serve.hpp"
#include "../../tests/running_plugin.hpp"
#include "testing.hpp"

namespace chip {
namespace {

using cotejo::Job;
using cotejo::Outcome;
using cotejo::Record;
using cotejo::Status;
using cotejo::testing::RunningPlugin;
using passport::card::Card;
using passport::card::Issued;
using passport::card::Server;
using testing::issued;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// The moment that certificates are made for: the plugin asks the machine's clock.
passport::Recipe of_today() {
    passport::Recipe recipe;
    recipe.now = std::time(nullptr);
    return recipe;
}

/// A document.mrz of these lines.
Record zone_of(const std::vector<std::string>& lines) {
    Record::Parts parts;
    parts.kind = COTEJO_KIND_DOCUMENT_MRZ;
    for (std::size_t i = 0; i < lines.size(); ++i) parts.facts.push_back({"line." + std::to_string(i + 1), lines[i], 1.0});
    return Record(std::move(parts));
}

/// A folder of its own that vanishes with the test.
class Folder {
public:
    Folder() {
        char name[] = "/tmp/chip-XXXXXX";
        path_ = ::mkdtemp(name);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

void write(const std::filesystem::path& file, emrtd::View bytes) {
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

/// What came of one capture.
struct Captured {
    std::vector<Record> records;
    std::vector<std::string> hints;
    Outcome outcome;

    double valid() const { return records.empty() ? -1 : records[0].number(COTEJO_FACT_VALID).value_or(-1); }
    std::string text(const std::string& name) const {
        return records.empty() ? "" : std::string(records[0].text(name).value_or(""));
    }
};

class DocumentChip : public ::testing::TestWithParam<bool> {
protected:
    /// Lays a chip on the reader and captures it; trusts its issuer when `trusted`.
    Captured capture(const Issued& chip, std::vector<Record> unlock, bool trusted = true,
                     std::map<std::string, std::string> settings = {}) {
        Folder folder;
        std::filesystem::create_directory(folder / "trust");
        for (std::size_t i = 0; trusted && i < chip.passport.trusted.size(); ++i)
            write(folder / ("trust/" + std::to_string(i) + ".cer"), chip.passport.trusted[i]);
        Card card(chip.chip, chip.fault);
        const auto server = Server::at_path(folder / "card", card);
        EXPECT_TRUE(server) << server.error().what;
        settings.emplace("reader", "socket:" + (folder / "card").string());
        settings.emplace("trust", (folder / "trust").string());
        settings.emplace("stall", "500");
        RunningPlugin plugin(PLUGIN_FOLDER, GetParam(), std::move(settings));
        EXPECT_TRUE(plugin) << plugin.why_not();
        Captured captured = run(plugin, std::move(unlock));
        log_ = plugin.log();
        tally_ = card.tally();
        return captured;
    }
    Captured capture(const Issued& chip) { return capture(chip, {zone_of(chip.passport.lines)}); }

    static Captured run(RunningPlugin& plugin, std::vector<Record> unlock) {
        Job job;
        job.role = "capture";
        job.gives = COTEJO_KIND_DOCUMENT_CHIP;
        job.inputs = std::move(unlock);
        Captured captured;
        const auto running = plugin->start(std::move(job));
        for (;;) {
            cotejo::Running::Event event = running->next(std::chrono::steady_clock::time_point::max());
            if (const auto* record = std::get_if<Record>(&event)) captured.records.push_back(*record);
            if (const auto* guide = std::get_if<cotejo::Guide>(&event))
                if (captured.hints.empty() || captured.hints.back() != guide->hint) captured.hints.push_back(guide->hint);
            if (const auto* outcome = std::get_if<Outcome>(&event)) {
                captured.outcome = *outcome;
                return captured;
            }
        }
    }

    std::string log_;
    passport::card::Tally tally_;
};

INSTANTIATE_TEST_SUITE_P(Runs, DocumentChip, ::testing::Bool(), cotejo::testing::where);

TEST_P(DocumentChip, GivesAGoodChipAsValidWithItsFilesAndFacts) {
    for (const char* model : {"bac", "pace"}) {
        const Issued chip = issued(model, "", of_today());
        const Captured captured = capture(chip);
        ASSERT_EQ(captured.outcome.status, Status::ok) << log_;
        ASSERT_EQ(captured.records.size(), 1u);
        EXPECT_EQ(captured.valid(), 1.0);
        EXPECT_EQ(captured.records[0].format(), COTEJO_FORMAT_LDS);
        EXPECT_EQ(captured.text("line.1"), chip.passport.lines[0]);
        EXPECT_EQ(captured.text("check.signature"), "successful");
        EXPECT_EQ(captured.text("check.dg2"), "successful");
        EXPECT_NE(captured.text(COTEJO_FACT_SURNAME), "");
        EXPECT_THAT(captured.hints, ElementsAre(COTEJO_HINT_LEAVE_DOCUMENT));
    }
}

TEST_P(DocumentChip, FindsNoChipValidWithoutItsIssuersCertificate) {
    const Issued chip = issued("bac", "", of_today());
    const Captured captured = capture(chip, {zone_of(chip.passport.lines)}, false);
    ASSERT_EQ(captured.outcome.status, Status::ok);
    EXPECT_EQ(captured.valid(), 0.0);
    EXPECT_EQ(captured.text("check.signer"), "undetermined");
}

TEST_P(DocumentChip, ACloneIsAResult) {
    for (const auto& [fault, check] : {std::pair{"ca-clone", "check.chip-authentication"},
                                       {"aa-clone", "check.active-authentication"}}) {
        const Captured captured = capture(issued("pace", fault, of_today()));
        ASSERT_EQ(captured.outcome.status, Status::ok);
        EXPECT_EQ(captured.valid(), 0.0);
        EXPECT_EQ(captured.text(check), "failed");
        EXPECT_NE(captured.text(std::string(check) + ".reason"), "");
        EXPECT_EQ(captured.text("check.signature"), "successful");
    }
}

TEST_P(DocumentChip, SaysThatAWrongKeyIsAMisreadPageOrAnotherDocument) {
    const Issued chip = issued("bac", "", of_today());
    passport::Recipe other = of_today();
    other.holder.number = "X12345678";
    for (const char* model : {"bac", "pace"}) {
        const Captured captured = capture(issued(model, "", of_today()), {zone_of(issued("bac", "", other).passport.lines)});
        EXPECT_EQ(captured.outcome.status, Status::refused);
        EXPECT_TRUE(captured.records.empty());
        EXPECT_THAT(log_, HasSubstr("the page was misread, or it is another document's"));
        EXPECT_THAT(log_, Not(HasSubstr("X12345678")));
    }
}

TEST_P(DocumentChip, OpensByTheAccessNumberWhatOffersPace) {
    const Issued chip = issued("pace", "", of_today());
    const auto number = [](std::string digits) {
        Record::Parts parts;
        parts.kind = COTEJO_KIND_DOCUMENT_MRZ;
        parts.facts.push_back({COTEJO_FACT_ACCESS_NUMBER, std::move(digits), 1.0});
        return std::vector<Record>{Record(std::move(parts))};
    };
    EXPECT_EQ(capture(chip, number(chip.chip.can)).valid(), 1.0);
    EXPECT_EQ(capture(chip, number("654321")).outcome.status, Status::refused);
    EXPECT_EQ(capture(chip, number("12a456")).outcome.status, Status::refused);
    EXPECT_EQ(capture(issued("bac", "", of_today()), number("123456")).outcome.status, Status::refused);
}

TEST_P(DocumentChip, NeverGoesFromPaceToBasicAccessControl) {
    const Captured captured = capture(issued("pace", "pace-refused", of_today()));
    EXPECT_EQ(captured.outcome.status, Status::refused);
    EXPECT_FALSE(tally_.instructions.contains(0x84)); // GET CHALLENGE
    EXPECT_THAT(log_, HasSubstr("PACE"));
}

TEST_P(DocumentChip, OpensNothingByBasicAccessControlWhereThatIsNotAllowed) {
    const Issued old = issued("bac", "", of_today()), today = issued("pace", "", of_today());
    EXPECT_EQ(capture(old, {zone_of(old.passport.lines)}, true, {{"bac", "false"}}).outcome.status, Status::refused);
    EXPECT_EQ(capture(today, {zone_of(today.passport.lines)}, true, {{"bac", "false"}}).valid(), 1.0);
}

TEST_P(DocumentChip, BeginsAnewOnceWhenTheDocumentIsTakenAway) {
    const Captured again = capture(issued("pace", "leaves-once", of_today()));
    EXPECT_EQ(again.valid(), 1.0) << log_;
    EXPECT_THAT(again.hints, ElementsAre(COTEJO_HINT_LEAVE_DOCUMENT, COTEJO_HINT_DOCUMENT_AGAIN, COTEJO_HINT_LEAVE_DOCUMENT));
    const Captured lost = capture(issued("pace", "leaves", of_today()));
    EXPECT_EQ(lost.outcome.status, Status::retry);
    EXPECT_EQ(lost.hints.back(), COTEJO_HINT_DOCUMENT_AGAIN);
}

TEST_P(DocumentChip, GivesASilentChipUp) {
    const Captured captured = capture(issued("pace", "stall", of_today()));
    EXPECT_EQ(captured.outcome.status, Status::retry);
    EXPECT_THAT(log_, HasSubstr("did not answer within 500 ms"));
}

TEST_P(DocumentChip, AsksForADocumentUntilTheJobIsOver) {
    Folder folder;
    RunningPlugin plugin(PLUGIN_FOLDER, GetParam(), {{"reader", "socket:" + (folder / "card").string()}});
    ASSERT_TRUE(plugin);
    Job job;
    job.role = "capture";
    job.gives = COTEJO_KIND_DOCUMENT_CHIP;
    job.inputs = {zone_of(issued("bac").passport.lines)};
    const auto running = plugin->start(std::move(job));
    cotejo::Running::Event event = running->next(std::chrono::steady_clock::time_point::max());
    ASSERT_TRUE(std::holds_alternative<cotejo::Guide>(event));
    EXPECT_EQ(std::get<cotejo::Guide>(event).hint, COTEJO_HINT_PLACE_DOCUMENT);
    running->cancel();
    do event = running->next(std::chrono::steady_clock::time_point::max());
    while (!std::holds_alternative<Outcome>(event));
    EXPECT_EQ(std::get<Outcome>(event).status, Status::cancelled);
}

TEST_P(DocumentChip, NeedsSomethingThatUnlocksTheChip) {
    const Issued chip = issued("bac", "", of_today());
    EXPECT_EQ(capture(chip, {}).outcome.status, Status::refused);
    EXPECT_EQ(capture(chip, {zone_of({"P<UTO"})}).outcome.status, Status::refused);
    EXPECT_EQ(tally_.commands, 0u);
}

TEST_P(DocumentChip, SaysWhatIsWrongWithItsSettings) {
    const auto why = [&](std::map<std::string, std::string> settings) {
        RunningPlugin plugin(PLUGIN_FOLDER, GetParam(), std::move(settings));
        EXPECT_FALSE(plugin);
        return plugin.why_not() + plugin.log();
    };
    Folder folder;
    write(folder / "broken.cer", emrtd::from_hex("3003020101"));
    EXPECT_THAT(why({{"stall", "5"}}), HasSubstr("100 to 60000"));
    EXPECT_THAT(why({{"trust", folder.path().string()}}), HasSubstr("broken.cer"));
}

TEST_P(DocumentChip, TakesTheFaceAndTheZoneOutOfAChip) {
    const Issued chip = issued("bac", "", of_today());
    const Captured captured = capture(chip);
    ASSERT_EQ(captured.records.size(), 1u);
    RunningPlugin plugin(PLUGIN_FOLDER, GetParam());
    const auto face = plugin.run("extract", COTEJO_KIND_FACE_RECORD, {captured.records[0]});
    ASSERT_EQ(face.records.size(), 1u);
    const auto data = face.records[0].data();
    EXPECT_EQ(emrtd::Bytes(data.begin(), data.end()), chip.passport.files.at(0x0102));
    const auto zone = plugin.run("extract", COTEJO_KIND_DOCUMENT_MRZ, {captured.records[0]});
    ASSERT_EQ(zone.records.size(), 1u);
    EXPECT_EQ(zone.records[0].text("line.2"), chip.passport.lines[1]);
}

}  // namespace
}  // namespace chip
