// SPDX-License-Identifier: Apache-2.0

#include "emrtd/apdu.hpp"

#include <gmock/gmock.h>

namespace emrtd {
namespace {

Command command(std::size_t data, std::uint32_t le, bool extended = false) {
    return {0x00, 0xA4, 0x02, 0x0C, Bytes(data, 0x5A), le, extended};
}

TEST(Apdu, IsWrittenInEachOfTheSevenCases) {
    EXPECT_EQ(hex(write(command(0, 0))), "00A4020C");
    EXPECT_EQ(hex(write(command(0, 1))), "00A4020C01");
    EXPECT_EQ(hex(write(command(0, 256))), "00A4020C00");
    EXPECT_EQ(hex(write(command(2, 0))), "00A4020C025A5A");
    EXPECT_EQ(hex(write(command(2, 256))), "00A4020C025A5A00");
    EXPECT_EQ(hex(write(command(0, 257))), "00A4020C000101");
    EXPECT_EQ(hex(write(command(0, 65536))), "00A4020C000000");
    EXPECT_EQ(hex(write(command(2, 65536))), "00A4020C0000025A5A0000");
    EXPECT_EQ(hex(View(write(command(256, 0))).first(7)), "00A4020C000100");
    EXPECT_EQ(hex(write(command(1, 1, true))), "00A4020C0000015A0001");
}

TEST(Apdu, IsReadAsItWasWritten) {
    for (const std::size_t data : {0u, 1u, 255u, 256u, 65535u})
        for (const std::uint32_t le : {0u, 1u, 255u, 256u, 257u, 65535u, 65536u})
            for (const bool extended : {false, true}) {
                const Command sent = command(data, le, extended);
                const auto got = read_command(write(sent));
                ASSERT_TRUE(got) << data << " " << le;
                EXPECT_EQ(got->data, sent.data);
                EXPECT_EQ(got->le, le);
                EXPECT_EQ(got->ins, 0xA4);
            }
}

TEST(Apdu, IsRefusedWhenItsLengthsDoNotAddUp) {
    for (const char* bad : {"", "00A402", "00A4020C 02 5A", "00A4020C 01 5A 00 00", "00A4020C 00 01",
                            "00A4020C 00 0002 5A", "00A4020C 00 0000 5A", "00A4020C 00 0001 5A 00"})
        EXPECT_FALSE(read_command(from_hex(bad))) << bad;
}

TEST(Apdu, AnAnswerEndsWithItsStatusWord) {
    const auto got = read_response(from_hex("0102 6282"));
    ASSERT_TRUE(got);
    EXPECT_EQ(hex(got->data), "0102");
    EXPECT_EQ(got->sw, kEndOfFile);
    EXPECT_FALSE(got->done());
    EXPECT_EQ(hex(write(Response{from_hex("01"), kDone})), "019000");
    EXPECT_FALSE(read_response(from_hex("90")));
}

}  // namespace
}  // namespace emrtd
