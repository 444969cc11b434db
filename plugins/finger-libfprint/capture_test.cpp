// SPDX-License-Identifier: Apache-2.0
//
// Touches on the virtual reader, as the plugin's folder plays them.

#include <algorithm>

#include <gtest/gtest.h>

#include "cotejo/hints.h"
#include "testing.hpp"

namespace cotejo::finger_tests {
namespace {

using std::chrono::seconds;

/// What a capture said until it gave so many records, or ended.
struct Heard {
    std::vector<Record> records;
    std::vector<std::string> hints;       ///< in order
    std::vector<std::string> before_first; ///< those before the first record
    Outcome outcome{Status::ok, {}};      ///< ok while it goes on
};

Heard listen(Running& running, std::size_t wanted) {
    Heard heard;
    while (heard.records.size() < wanted) {
        Running::Event event = running.next(Clock::now() + seconds(30));
        if (auto* guide = std::get_if<Guide>(&event)) heard.hints.push_back(guide->hint);
        if (auto* given = std::get_if<Record>(&event)) {
            if (heard.records.empty()) heard.before_first = heard.hints;
            heard.records.push_back(std::move(*given));
        }
        if (auto* outcome = std::get_if<Outcome>(&event)) heard.outcome = std::move(*outcome);
        if (std::holds_alternative<Outcome>(event) || std::holds_alternative<Pending>(event)) break;
    }
    return heard;
}

bool shows(const Record& record, const prints::Print& print) {
    const Raster raster = record.raster();
    if (raster.width != print.width || raster.height != print.height) return false;
    for (std::size_t y = 0; y < print.height; ++y)
        if (!std::equal(print.pixels.begin() + static_cast<std::ptrdiff_t>(y * print.width),
                        print.pixels.begin() + static_cast<std::ptrdiff_t>((y + 1) * print.width),
                        record.data().begin() + static_cast<std::ptrdiff_t>(y * raster.stride)))
            return false;
    return true;
}

std::map<std::string, std::string> touched_with(const Folder& prints) {
    return {{"device", "virtual"}, {"prints", prints.path()}};
}

class FingerCapture : public ::testing::TestWithParam<bool> {};

TEST_P(FingerCapture, GivesThePrintsOfTheFolderInOrderAndBeginsAnew) {
    const Folder prints;
    const prints::Print first = prints::generate(21, 1), second = prints::generate(21, 2);
    prints.put("1.png", prints::png(first));
    prints.put("2.png", prints::png(second));
    prints.put("notes.txt", "no print");
    Plugin plugin(GetParam(), touched_with(prints));
    const Heard heard = listen(*plugin.capture(), 3);
    ASSERT_EQ(heard.records.size(), 3u) << heard.outcome.reason;
    EXPECT_EQ(heard.records[0].format(), COTEJO_FORMAT_GRAY8);
    EXPECT_TRUE(shows(heard.records[0], first));
    EXPECT_TRUE(shows(heard.records[1], second));
    EXPECT_TRUE(shows(heard.records[2], first));
}

TEST_P(FingerCapture, AsksForAFingerBeforeOneComes) {
    const Folder prints;
    prints.put("1.png", prints::png(prints::generate(21, 1)));
    Plugin plugin(GetParam(), touched_with(prints));
    const Heard heard = listen(*plugin.capture(), 1);
    ASSERT_FALSE(heard.before_first.empty()) << heard.outcome.reason;
    EXPECT_EQ(heard.before_first.front(), COTEJO_HINT_PLACE_FINGER);
}

TEST_P(FingerCapture, SaysWhatWasWrongWithATouchAndGoesOn) {
    const Folder prints;
    prints.put("1.mishap", "too-short");
    prints.put("2.mishap", "centre-finger");
    prints.put("3.mishap", "remove-finger");
    prints.put("4.png", prints::png(prints::generate(21, 1)));
    Plugin plugin(GetParam(), touched_with(prints));
    const Heard heard = listen(*plugin.capture(), 1);
    ASSERT_EQ(heard.records.size(), 1u) << heard.outcome.reason;
    const std::vector<std::string> wanted{COTEJO_HINT_PLACE_FINGER, COTEJO_HINT_PRESS_LONGER,
                                          COTEJO_HINT_CENTRE_FINGER, COTEJO_HINT_LIFT_FINGER};
    ASSERT_GE(heard.before_first.size(), wanted.size());
    EXPECT_TRUE(std::equal(wanted.begin(), wanted.end(), heard.before_first.begin()));
}

TEST_P(FingerCapture, GivesNoImageOfATouchWithoutRidges) {
    const Folder prints;
    prints.put("1.png", prints::png({320, 400, Bytes(320 * 400, 230)}));
    prints.put("2.png", prints::png(prints::generate(21, 1)));
    Plugin plugin(GetParam(), touched_with(prints));
    const Heard heard = listen(*plugin.capture(), 1);
    ASSERT_EQ(heard.records.size(), 1u) << heard.outcome.reason;
    EXPECT_TRUE(shows(heard.records[0], prints::generate(21, 1)));
}

TEST_P(FingerCapture, IsUnavailableOnceTheReaderIsUnplugged) {
    const Folder prints;
    prints.put("1.png", prints::png(prints::generate(21, 1)));
    prints.put("2.mishap", "unplug");
    Plugin plugin(GetParam(), touched_with(prints));
    const auto running = plugin.capture();
    EXPECT_EQ(listen(*running, 1).records.size(), 1u);
    EXPECT_EQ(listen(*running, 1).outcome.status, Status::unavailable);
    // The reader is plugged in again: the next job finds it.
    EXPECT_EQ(listen(*plugin.capture(), 1).records.size(), 1u);
}

TEST_P(FingerCapture, EndsWhenCancelled) {
    const Folder prints;
    prints.put("1.png", prints::png(prints::generate(21, 1)));
    Plugin plugin(GetParam(), touched_with(prints));
    const auto running = plugin.capture();
    EXPECT_EQ(listen(*running, 1).records.size(), 1u);
    running->cancel();
    EXPECT_EQ(listen(*running, 1000).outcome.status, Status::cancelled);
}

TEST_P(FingerCapture, EndsWhenCancelledBeforeTheFirstTouch) {
    const Folder prints;
    prints.put("1.png", prints::png(prints::generate(21, 1)));
    Plugin plugin(GetParam(), touched_with(prints));
    const auto running = plugin.capture();
    const Running::Event asked = running->next(Clock::now() + seconds(30));
    ASSERT_TRUE(std::holds_alternative<Guide>(asked));
    running->cancel();
    const Heard heard = listen(*running, 1);
    EXPECT_EQ(heard.outcome.status, Status::cancelled);
    EXPECT_TRUE(heard.records.empty());
    EXPECT_EQ(listen(*plugin.capture(), 1).records.size(), 1u);
}

TEST_P(FingerCapture, ScalesPicturesToTheResolutionOfReaders) {
    const Folder prints;
    prints.put("1.png", prints::png(prints::generate(21, 1)));
    auto settings = touched_with(prints);
    settings["dpi"] = "1000";
    Plugin plugin(GetParam(), settings);
    const Heard heard = listen(*plugin.capture(), 1);
    ASSERT_EQ(heard.records.size(), 1u) << heard.outcome.reason;
    EXPECT_EQ(heard.records[0].raster().width, 144u);
    EXPECT_EQ(heard.records[0].raster().height, 180u);
}

TEST_P(FingerCapture, NamesAFileThatIsNoPrint) {
    const Folder prints;
    prints.put("1.png", "no picture");
    Plugin plugin(GetParam(), touched_with(prints));
    const Heard heard = listen(*plugin.capture(), 1);
    EXPECT_LT(heard.outcome.status, Status::ok);
    EXPECT_NE(heard.outcome.reason.find("1.png"), std::string::npos) << heard.outcome.reason;
}

TEST_P(FingerCapture, IsUnavailableWithAnEmptyFolder) {
    const Folder prints;
    Plugin plugin(GetParam(), touched_with(prints));
    const Heard heard = listen(*plugin.capture(), 1);
    EXPECT_EQ(heard.outcome.status, Status::unavailable);
    EXPECT_NE(heard.outcome.reason.find("`prints`"), std::string::npos) << heard.outcome.reason;
}

// A machine with a reader would wait for a finger: this one is asked for no longer than it takes to
// find out.
TEST_P(FingerCapture, NeverTakesTheVirtualReaderForARealOne) {
    const Folder prints;
    prints.put("1.png", prints::png(prints::generate(21, 1)));
    Plugin plugin(GetParam(), {{"device", "auto"}, {"prints", prints.path()}});
    const auto running = plugin.capture();
    const Running::Event event = running->next(Clock::now() + seconds(30));
    EXPECT_FALSE(std::holds_alternative<Record>(event));
    if (const auto* outcome = std::get_if<Outcome>(&event)) {
        EXPECT_EQ(outcome->status, Status::unavailable) << outcome->reason;
    }
}

TEST(FingerCaptures, RunSideBySideInOneProcess) {
    const Folder left_prints, right_prints;
    left_prints.put("1.png", prints::png(prints::generate(21, 1)));
    right_prints.put("1.png", prints::png(prints::generate(22, 1)));
    Plugin left(false, touched_with(left_prints)), right(false, touched_with(right_prints));
    const auto on_left = left.capture(), on_right = right.capture();
    const Heard from_left = listen(*on_left, 2), from_right = listen(*on_right, 2);
    ASSERT_EQ(from_left.records.size(), 2u) << from_left.outcome.reason;
    ASSERT_EQ(from_right.records.size(), 2u) << from_right.outcome.reason;
    EXPECT_TRUE(shows(from_left.records[1], prints::generate(21, 1)));
    EXPECT_TRUE(shows(from_right.records[1], prints::generate(22, 1)));
}

INSTANTIATE_TEST_SUITE_P(Where, FingerCapture, ::testing::Bool(), cotejo::testing::where);

}  // namespace
}  // namespace cotejo::finger_tests
