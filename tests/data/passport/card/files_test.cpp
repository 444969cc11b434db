// SPDX-License-Identifier: Apache-2.0

#include "passport/card/files.hpp"

#include <gtest/gtest.h>

#include "emrtd/tlv.hpp"

namespace passport::card {
namespace {

using emrtd::Command;
using emrtd::Response;

/// Files long enough that offsets beyond 32 KiB matter.
class FilesOfAChip : public testing::Test {
protected:
    FilesOfAChip() {
        chip.master_files[kCardAccess] = Bytes(20, 0x31);
        chip.files[kCom] = {0x60, 0x02, 0x5F, 0x01};
        chip.files[kDg2] = Bytes(40000);
        for (std::size_t i = 0; i < 40000; ++i) chip.files[kDg2][i] = std::uint8_t(i % 251);
        chip.files[kDg3] = {0x63, 0x00};
    }

    std::uint16_t select(std::uint16_t id, bool open = true) {
        return files.select({0, 0xA4, 2, 0x0C, emrtd::number(id, 2)}, open).sw;
    }
    std::uint16_t select_application() {
        return files.select({0, 0xA4, 4, 0x0C, emrtd::from_hex("A0000002471001")}, false).sw;
    }
    Response read(std::size_t offset, std::uint32_t le) {
        return files.read({0, 0xB0, std::uint8_t(offset >> 8), std::uint8_t(offset), {}, le}, true);
    }
    Response read_odd(std::size_t offset, std::uint32_t le) {
        return files.read({0, 0xB1, 0, 0, emrtd::tlv(0x54, emrtd::number(offset, 3)), le}, true);
    }

    Chip chip;
    Files files{chip};
};

TEST_F(FilesOfAChip, LetAnybodyReadTheMasterFileAndNobodyTheApplication) {
    EXPECT_EQ(select(kCardAccess, false), 0x9000);
    EXPECT_EQ(files.read({0, 0xB0, 0, 0, {}, 256}, false).data.size(), 20u);
    EXPECT_EQ(select(kCom, false), 0x6A82) << "it is the application's, which nobody has selected";
    EXPECT_EQ(select_application(), 0x9000);
    EXPECT_EQ(select(kCom, false), 0x6982);
    EXPECT_EQ(select(kCardAccess, false), 0x6A82);
}

TEST_F(FilesOfAChip, KeepFingerprintsShutForWhoeverHasAuthenticated) {
    select_application();
    EXPECT_EQ(select(kDg3, true), 0x6982);
    EXPECT_EQ(select(kDg4, true), 0x6A82);
}

TEST_F(FilesOfAChip, AreReadAtOffsetsOfBothInstructionBytes) {
    select_application();
    ASSERT_EQ(select(kDg2), 0x9000);
    EXPECT_EQ(read(251, 3).data, (Bytes{0, 1, 2}));
    const Response far = read_odd(39998, 256);
    EXPECT_EQ(far.sw, 0x9000);
    EXPECT_EQ(far.data, (Bytes{0x53, 2, 39998 % 251, 39999 % 251}));
    EXPECT_EQ(read(0x7FFF, 1).data, Bytes{0x7FFF % 251});
    EXPECT_EQ(read_odd(40000, 1).sw, 0x6B00);
}

TEST_F(FilesOfAChip, GiveNoMoreThanLeSaysWithTheTagOfTheOddInstructionCounted) {
    select_application();
    select(kDg2);
    EXPECT_EQ(read_odd(0, 100).data.size(), 100u);
    EXPECT_EQ(read_odd(0, 200).data.size(), 200u);
    EXPECT_EQ(read_odd(0, 1000).data.size(), 1000u);
}

TEST_F(FilesOfAChip, AreReadByTheirShortIdentifier) {
    select_application();
    EXPECT_EQ(files.read({0, 0xB0, 0x9E, 0, {}, 256}, true).data.size(), 4u);
    EXPECT_EQ(files.current(), kCom);
    EXPECT_EQ(files.read({0, 0xB0, 0x9E, 0, {}, 256}, false).sw, 0x6982);
    EXPECT_EQ(files.read({0, 0xB0, 0x83, 0, {}, 256}, true).sw, 0x6982) << "DG3";
}

TEST_F(FilesOfAChip, SayWhatIsLeftInTheWayTheChipIsUsedTo) {
    select_application();
    select(kCom);
    EXPECT_EQ(read(2, 100).sw, 0x9000);
    chip.habits.exact_le = true;
    EXPECT_EQ(read(2, 100).sw, 0x6C02);
    EXPECT_EQ(read(2, 2).sw, 0x9000);
    chip.habits.exact_le = false;
    chip.habits.warns_at_end = true;
    EXPECT_EQ(read(2, 100).sw, 0x6282);
    EXPECT_EQ(read(2, 100).data.size(), 2u);
}

TEST_F(FilesOfAChip, AnswerNothingBeforeAFileIsSelected) {
    select_application();
    EXPECT_EQ(read(0, 4).sw, 0x6986);
    EXPECT_EQ(files.select({0, 0xA4, 4, 0x0C, {1, 2}}, true).sw, 0x6A82);
    EXPECT_EQ(files.select({0, 0xA4, 2, 0x0C, {1}}, true).sw, 0x6700);
}

}  // namespace
}  // namespace passport::card
