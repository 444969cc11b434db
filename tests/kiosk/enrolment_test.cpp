// SPDX-License-Identifier: Apache-2.0
//
// Galleries follow the lists in the background, and a flight's day ends.

#include "kiosk/enrolment.hpp"

#include "enrolment_fixture.hpp"

namespace cotejo::kiosk {
namespace {

class BackgroundTest : public EnrolmentTest {
protected:
    std::atomic<int> day = 22; ///< of November 2026, at noon
    WallClock clock = [this] {
        using namespace std::chrono;
        return sys_days(2026y / November / std::chrono::day(static_cast<unsigned>(day.load()))) + hours(12);
    };
};

TEST_F(BackgroundTest, FollowsTheListsAndErasesWhenTheDayIsOver) {
    const auto entries = list("PNR001 1\nPNR002 2\n");
    Enrolment enrolment(parts, enrolment_routes(walk.providers), clock);
    enrolment.follow(entries, "2026-11-22");
    await("2 of 2 entries are enrolled");
    EXPECT_EQ(members("xx1-2026-11-22"), 2);
    EXPECT_EQ(enrolment.gap(), "");
    day = 23;
    enrolment.follow(entries, "2026-11-22");
    await("2 were erased");
    EXPECT_EQ(members("xx1-2026-11-22"), 0);
}

TEST_F(BackgroundTest, StartsNothingWhereNoGalleryIsFilledFromAList) {
    Providers none;
    Enrolment enrolment(parts, enrolment_routes(none), clock);
    enrolment.follow(list("PNR001 1\n"), "2026-11-22");
    EXPECT_EQ(enrolment.gap(), "");
    EXPECT_EQ(started, 0);
}

class FullBackgroundTest : public EnrolmentTest {
protected:
    FullBackgroundTest() : EnrolmentTest({{"full", "true"}}) {}
};

TEST_F(FullBackgroundTest, TellsWhatASearchCannotFindYet) {
    Enrolment enrolment(parts, enrolment_routes(walk.providers), std::chrono::system_clock::now);
    enrolment.follow(list("PNR001 1\nPNR002 2\n"), "9999-12-31");
    await("the disk is full");
    EXPECT_EQ(enrolment.gap(), "2 entries of the flight are not in `gait` yet");
}

}  // namespace
}  // namespace cotejo::kiosk
