// SPDX-License-Identifier: Apache-2.0
//
// A gallery holds the flight's list and nobody else of a list, whatever came in between.

#include "enrolment_fixture.hpp"

namespace cotejo::kiosk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kSet = "xx1-2026-11-22";

class EnrollerTest : public EnrolmentTest {
protected:
    using EnrolmentTest::EnrolmentTest;

    /// Twenty travellers: more than a batch.
    static std::string many(int count = 20) {
        std::string text;
        for (int i = 1; i <= count; ++i) text += "PNR" + std::to_string(i) + " " + std::to_string(i) + "\n";
        return text;
    }
    bool enrol(const std::string& lines, const std::string& flight = "XX1") {
        Enroller enroller(route(), parts);
        return enroller.run(list(lines, flight).get(), stop.get_token());
    }
};

TEST_F(EnrollerTest, KeepsEachEntryUnderItsOwnKeysInTheFlightsSet) {
    const auto entries = list("PNR001 1\nPNR002 2\n");
    ASSERT_TRUE(Enroller(route(), parts).run(entries.get(), {}));
    for (int place : {0, 1})
        EXPECT_EQ(key_of(static_cast<float>(place + 1)), entries->at(std::size_t(place))->keys.front());
    EXPECT_EQ(members(kSet), 2);
    EXPECT_EQ(lines_with("gait: xx1-2026-11-22: 2 of 2 entries are enrolled"), 1);
}

TEST_F(EnrollerTest, MakesNoTemplateTwice) {
    ASSERT_TRUE(enrol("PNR001 1\nPNR002 2\n"));
    ASSERT_TRUE(enrol("PNR001 1\nPNR002 2\nPNR003 3\n"));
    EXPECT_EQ(lines_with("a template is made"), 3);
    const int before = started;
    ASSERT_TRUE(enrol("PNR001 1\nPNR002 2\nPNR003 3\n"));
    EXPECT_EQ(started, before) << "nothing is started for nothing";
    EXPECT_EQ(members(kSet), 3);
}

TEST_F(EnrollerTest, GoesOnWhereItWasStopped) {
    stop_after = 18;
    EXPECT_FALSE(enrol(many()));
    EXPECT_EQ(members(kSet), 16);
    stop = {};
    stop_after = 1 << 30;
    EXPECT_TRUE(enrol(many()));
    EXPECT_EQ(members(kSet), 20);
    EXPECT_EQ(lines_with("a template is made"), 18 + 4);
}

TEST_F(EnrollerTest, EnrolsOnceWhomACrashLeftUnacknowledged) {
    ASSERT_TRUE(enrol(many(3)));
    auto enrolled = Enrolled::open(parts.folder / "gait");
    ASSERT_TRUE(enrolled) << enrolled.error().what;
    ASSERT_EQ(enrolled->entries.size(), 3u);
    enrolled->entries.begin()->second.state = EnrolledEntry::State::begun;
    ASSERT_TRUE(enrolled->save());
    ASSERT_TRUE(enrol(many(3)));
    EXPECT_EQ(lines_with("a template is made"), 4);
    for (float walker : {1.f, 2.f, 3.f}) EXPECT_EQ(found(walker), 1) << walker;
}

TEST_F(EnrollerTest, ErasesWhoIsNoLongerListedAndTheOldPictureOfWhoHasANewOne) {
    ASSERT_TRUE(enrol("PNR001 1\nPNR002 2\nPNR003 3\n"));
    ASSERT_TRUE(enrol("PNR001 1\nPNR003 4\n"));
    EXPECT_EQ(found(1), 1);
    EXPECT_EQ(found(2), 0);
    EXPECT_EQ(found(3), 0);
    EXPECT_EQ(found(4), 1);
    EXPECT_EQ(lines_with("a template is made"), 4);
    EXPECT_THAT(walk.log_text(), HasSubstr("\"erased\""));
    EXPECT_THAT(walk.log_text(), HasSubstr("\"count\":2"));
}

TEST_F(EnrollerTest, ErasesTheSetOfTheFlightBefore) {
    ASSERT_TRUE(enrol("PNR001 1\nPNR002 2\n"));
    ASSERT_TRUE(enrol("PNR001 1\n", "XX2"));
    EXPECT_EQ(members(kSet), 0);
    EXPECT_EQ(members("xx2-2026-11-22"), 1);
    EXPECT_THAT(walk.log_text(), HasSubstr("\"set\":\"xx1-2026-11-22\""));
}

TEST_F(EnrollerTest, ErasesEverybodyWhenThereIsNoFlight) {
    ASSERT_TRUE(enrol("PNR001 1\nPNR002 2\n"));
    ASSERT_TRUE(Enroller(route(), parts).run(nullptr, {}));
    EXPECT_EQ(members(kSet), 0);
    ASSERT_TRUE(enrol("PNR001 1\n"));
    EXPECT_EQ(members(kSet), 1);
}

TEST_F(EnrollerTest, CountsWhoHasNoUsablePictureAndNamesNobody) {
    ASSERT_TRUE(enrol("PNR001 1\nPNR002 none\nPNR003 blurred\n"));
    EXPECT_EQ(lines_with("1 of 3 entries are enrolled; 2 of 3 entries have no usable picture"), 1);
    EXPECT_EQ(lines_with("PNR"), 0);
    const int before = started;
    ASSERT_TRUE(enrol("PNR001 1\nPNR002 none\nPNR003 blurred\n"));
    EXPECT_EQ(started, before) << "a picture that was refused is not tried again";
}

TEST_F(EnrollerTest, SaysHowManyAreMissingYet) {
    stop_after = 18;
    Enroller enroller(route(), parts);
    EXPECT_FALSE(enroller.run(list(many()).get(), stop.get_token()));
    EXPECT_EQ(enroller.left(), 4u);
    EXPECT_TRUE(enroller.run(list(many()).get(), {}));
    EXPECT_EQ(enroller.left(), 0u);
}

TEST_F(EnrollerTest, LeavesADamagedRecordToAPerson) {
    ASSERT_TRUE(enrol("PNR001 1\n"));
    std::ofstream(parts.folder / "gait") << "no record\n";
    EXPECT_FALSE(enrol("PNR002 2\n"));
    EXPECT_EQ(lines_with("is damaged or cannot be read"), 1);
    EXPECT_EQ(found(2), 0);
}

class FullGalleryTest : public EnrollerTest {
protected:
    FullGalleryTest() : EnrollerTest({{"full", "true"}}) {}
};

TEST_F(FullGalleryTest, SaysOnceWhatStandsInTheWay) {
    const auto entries = list("PNR001 1\n");
    Enroller enroller(route(), parts);
    for (int attempt : {1, 2}) EXPECT_FALSE(enroller.run(entries.get(), {})) << attempt;
    EXPECT_EQ(lines_with("keeps nothing (unavailable): the disk is full; enrolment waits"), 1);
    EXPECT_EQ(enroller.left(), 1u);
}

}  // namespace
}  // namespace cotejo::kiosk
