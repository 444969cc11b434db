// SPDX-License-Identifier: Apache-2.0

#include "../../tests/running_plugin.hpp"

#include <gmock/gmock.h>

namespace {

using cotejo::Record;
using cotejo::Results;
using cotejo::Status;
using cotejo::testing::record;
using testing::HasSubstr;
using testing::Not;

const std::string kHeader = "flight,date,pnr,seat,name,face,finger\r\n";

/// A JPEG's first bytes and this many more, as base64: what a list carries, not a picture.
std::string portrait(std::size_t size) { return "/9j/" + std::string(size / 3 * 4, 'A'); }

class ManifestPlugin : public testing::TestWithParam<bool> {
protected:
    Results entries(const std::string& list) {
        return plugin_.run("extract", "manifest.entry", {record("manifest.file", "csv", list)});
    }
    cotejo::testing::RunningPlugin plugin_{PLUGIN_FOLDER, GetParam(), {{"most-mistakes", "2"}}};
};

TEST_P(ManifestPlugin, GivesOneEntryForEachTraveller) {
    const Results results = entries(kHeader + "AV9,2026-11-22,DEMO01,12A,EJEMPLO/ANA,,\r\n"
                                              "AV9,2026-11-22,DEMO02,12B,EJEMPLO/LUIS,,\r\n");
    ASSERT_EQ(results.outcome.status, Status::ok) << results.outcome.reason;
    ASSERT_EQ(results.records.size(), 2u);
    EXPECT_EQ(results.records[1].kind(), "manifest.entry");
    EXPECT_EQ(results.records[1].format(), "csv");
    EXPECT_EQ(results.records[1].text("pnr"), "DEMO02");
    EXPECT_EQ(results.records[1].text("name"), "EJEMPLO/LUIS");
    EXPECT_FALSE(results.records[1].text("face"));
}

TEST_P(ManifestPlugin, GivesThePicturesOfAnEntryThatComeThroughABlock) {
    const Results results =
        entries(kHeader + "AV9,2026-11-22,DEMO01,12A,\"EJEMPLO,ANA\"," + portrait(300'000) + ",\r\n");
    ASSERT_EQ(results.records.size(), 1u) << results.outcome.reason;
    const Results face = plugin_.run("extract", "face.image", results.records);
    ASSERT_EQ(face.outcome.status, Status::ok) << face.outcome.reason;
    EXPECT_EQ(face.records[0].kind(), "face.image");
    EXPECT_EQ(face.records[0].format(), "jpeg");
    EXPECT_EQ(face.records[0].data().size(), 300'003u);
    EXPECT_EQ(face.records[0].data()[0], 0xFF);
}

TEST_P(ManifestPlugin, RefusesAPictureThatTheEntryDoesNotHave) {
    const Results results = entries(kHeader + "AV9,2026-11-22,DEMO01,12A,EJEMPLO/ANA," + portrait(30) + ",\r\n");
    ASSERT_EQ(results.records.size(), 1u);
    EXPECT_EQ(plugin_.run("extract", "finger.image", results.records).outcome.status, Status::refused);
}

TEST_P(ManifestPlugin, RefusesAnEntryThatIsNotItsOwn) {
    for (const char* foreign : {"", "\"", "a,b", "face\r\n", "face\r\nno base64", "face\r\n\"/9j/"}) {
        const Record entry = record("manifest.entry", "csv", foreign);
        EXPECT_EQ(plugin_.run("extract", "face.image", {entry}).outcome.status, Status::refused) << foreign;
    }
}

TEST_P(ManifestPlugin, WaitsForBlocksWhenAListHasMorePicturesThanThereAre) {
    std::string list = kHeader;
    for (int i = 0; i < 40; ++i)
        list += "AV9,2026-11-22,DEM" + std::to_string(100 + i) + ",12A,EJEMPLO/ANA," + portrait(60'000) + ",\r\n";
    std::unique_ptr<cotejo::Running> running;
    cotejo::Job job{"extract", "manifest.entry", {record("manifest.file", "csv", list)}, {}};
    running = plugin_->start(std::move(job));
    int given = 0;
    while (true) { // each record, and the block it lies in, is let go before the next is asked for
        const auto event = running->next(cotejo::Clock::time_point::max());
        if (std::holds_alternative<Record>(event)) ++given;
        if (const auto* outcome = std::get_if<cotejo::Outcome>(&event)) {
            EXPECT_EQ(outcome->status, Status::ok) << outcome->reason;
            break;
        }
    }
    EXPECT_EQ(given, 40);
}

TEST_P(ManifestPlugin, LogsALineItLeavesOutWithoutItsContents) {
    const Results results = entries(kHeader + "AV9,2026-11-22,DEMO01,,SECRETO,,\r\n"
                                              "AV9,2026-11-22,DEMO02,12B,EJEMPLO/LUIS,,\r\n");
    EXPECT_EQ(results.records.size(), 1u);
    EXPECT_THAT(plugin_.log(), HasSubstr("line 2: nothing names the traveller"));
    EXPECT_THAT(plugin_.log(), Not(HasSubstr("SECRETO")));
}

TEST_P(ManifestPlugin, RefusesAListWithTooManyMistakesAndGivesNothingOfIt) {
    const Results results = entries(kHeader + "AV9,2026-11-22,DEMO02,12B,EJEMPLO/LUIS,,\r\nx\r\nx\r\nx\r\n");
    EXPECT_EQ(results.outcome.status, Status::refused);
    EXPECT_TRUE(results.records.empty());
    EXPECT_THAT(plugin_.log(), HasSubstr("the list is refused: 3 faulty lines"));
}

INSTANTIATE_TEST_SUITE_P(Runs, ManifestPlugin, testing::Bool(), cotejo::testing::where);

}  // namespace
