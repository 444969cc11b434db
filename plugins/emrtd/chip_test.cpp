// SPDX-License-Identifier: Apache-2.0

#include "emrtd/chip.hpp"

#include <gmock/gmock.h>

#include "emrtd/testing.hpp"

namespace emrtd {
namespace {

using testing::Scripted;
using ::testing::HasSubstr;

const Command kRead{0x00, 0xB0, 0x00, 0x00, {}, 256};

Cause cause_of(const Answer<Response>& answer) { return answer ? Cause::absent : answer.error().cause; }

TEST(Chip, GathersWhatIsAnnouncedAsMoreData) {
    int piece = 0;
    Scripted card([&](const Command& command) -> Response {
        if (command.ins != 0xC0) return {Bytes(3, 1), 0x6105};
        return ++piece < 3 ? Response{Bytes(5, 2), 0x6100} : Response{Bytes(1, 3), kDone};
    });
    Chip chip(card);
    const auto answer = chip.send(kRead);
    ASSERT_TRUE(answer);
    EXPECT_EQ(hex(answer->data), "0101010202020202020202020203");
    EXPECT_EQ(answer->sw, kDone);
    EXPECT_EQ(card.asked[1].le, 5u);
    EXPECT_EQ(card.asked[2].le, 256u);
}

TEST(Chip, StopsWhenMoreDataIsAnnouncedForEver) {
    for (const std::size_t each : {0u, 1u, 256u}) {
        Scripted card([each](const Command&) { return Response{Bytes(each), 0x6100}; });
        Chip chip(card);
        const auto answer = chip.send(kRead);
        ASSERT_EQ(cause_of(answer), Cause::garbled) << each;
        EXPECT_THAT(answer.error().what, HasSubstr("without an end"));
        EXPECT_LE(card.asked.size(), 303u);
    }
}

TEST(Chip, AsksAgainOnceWithTheLengthThatTheChipNames) {
    Scripted kind([](const Command& command) -> Response {
        return command.le == 0x20 ? Response{Bytes(0x20, 7), kDone} : Response{{}, 0x6C20};
    });
    Chip chip(kind);
    const auto answer = chip.send(kRead);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->data.size(), 0x20u);
    Scripted never([](const Command&) { return Response{{}, 0x6C20}; });
    Chip other(never);
    EXPECT_EQ(cause_of(other.send(kRead)), Cause::garbled);
    EXPECT_EQ(never.asked.size(), 2u);
}

TEST(Chip, HasNoSessionAnyMoreAfterAWrongAnswer) {
    Scripted card([](const Command&) { return Response{from_hex("990290008E080000000000000000"), kDone}; });
    Chip chip(card);
    chip.protect(SecureChannel(Cipher::aes128, text("a secret")));
    EXPECT_EQ(cause_of(chip.send(kRead)), Cause::garbled);
    EXPECT_EQ(card.asked[0].cla, 0x0C);
    EXPECT_FALSE(chip.is_protected());
    Scripted ends([](const Command&) { return Response{{}, kWrongSecureMessage}; });
    Chip other(ends);
    other.protect(SecureChannel(Cipher::aes128, text("a secret")));
    const auto answer = other.send(kRead);
    ASSERT_EQ(cause_of(answer), Cause::ended);
    EXPECT_THAT(answer.error().what, HasSubstr("6988"));
}

TEST(Chip, SpeaksExtendedLengthOnlyWhereItIsTaken) {
    Scripted card([](const Command&) { return Response{{}, kDone}; });
    Chip chip(card);
    EXPECT_EQ(chip.most(), 256u);
    chip.set_extended(true);
    EXPECT_EQ(chip.most(), 65536u);
    chip.protect(SecureChannel(Cipher::des3, text("a secret")));
    (void)chip.send(kRead);
    EXPECT_TRUE(card.asked.back().extended);
    Chip old(card);
    old.protect(SecureChannel(Cipher::des3, text("a secret")));
    EXPECT_EQ(old.most(), 231u);
    (void)old.send(kRead);
    EXPECT_FALSE(card.asked.back().extended);
}

}  // namespace
}  // namespace emrtd
