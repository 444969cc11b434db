// SPDX-License-Identifier: Apache-2.0
//
// Seals that a standard prints byte by byte: BSI TR-03137-1 version 2.5, annexes C, E, F and G.

#include "seal.hpp"

#include <gtest/gtest.h>

#include "contents.hpp"

namespace seal {

namespace {

using namespace std::chrono;

std::vector<std::uint8_t> bytes_of(std::string_view hexadecimal) {
    std::vector<std::uint8_t> bytes;
    std::string two;
    for (const char c : hexadecimal) {
        if (c != ' ') two += c;
        if (two.size() == 2) bytes.push_back(std::uint8_t(std::stoi(std::exchange(two, ""), nullptr, 16)));
    }
    return bytes;
}

constexpr std::string_view kArrival =
    "dc 02 6a bc 6d 32 c8 a5 19 fc 0f 71 34 11 45 f4 fd 02 02 30 a5 62 13 53 d9 a2 75 73 5b d4 13 4b c5 49 13 3c 13 3c 13 3c "
    "13 3c 13 3c a3 25 19 a5 19 a4 34 4a 5e 68 1a e7 20 4b 20 d5 32 cf 4b 7c 13 3c 13 3f 03 08 20 d5 20 10 19 a5 1a ea "
    "ff 40 4a 1f 21 8c a4 39 26 47 ec ff 6c 8a bf 9e 79 6a 78 ee be 0b 1a c8 cc 25 c4 ee 17 ee d9 61 d1 18 "
    "90 91 35 8d 7d 61 6f 1a 51 7a bc 74 7f 6c 44 90 ff 15 9d 4d cf 50 24 8b 00 b1 e3 2e 9e 78 05 e7";
constexpr std::string_view kPermit =
    "dc 03 6a bc 6d 32 c8 a7 27 39 0f 71 34 11 45 f4 fb 06 02 30 5c ba 13 58 75 97 6e c0 66 d4 17 b5 9e 8c 6a bc 13 3c 13 3c "
    "13 3c 13 3c 3f ef 3a 29 38 ee 43 f1 59 3d 1a e5 2d bb 26 75 1f e6 4b 7c 13 3c 13 6b 03 06 d7 95 19 a6 53 06 "
    "ff 40 15 8c f5 b0 bb 7f bd a0 99 e8 e7 c9 4a be fc 96 77 b2 e7 1e 98 85 f5 cd 90 57 a8 bf cf 93 0a 60 "
    "46 bc f8 97 65 0a f8 f9 b0 34 3c 03 4d 2f 64 ce 08 1f 95 fb f3 d0 12 92 d1 f8 16 5e ce 27 d3 27";
constexpr std::string_view kVisa =
    "dc 03 6a bc 6d 32 c8 a7 2c b1 0f 71 34 b7 98 15 5d 01 02 2c dd 52 13 4a 74 da 13 47 c6 fe d9 5c b8 9f 9f ce 13 3c 13 3c "
    "13 3c 13 3c 20 38 33 73 4a af 47 f0 c3 2f 1a 1e 20 eb 26 25 39 3a fe 31 04 03 a0 00 00 05 06 33 be 1f ed 20 c6 "
    "ff 38 d5 57 32 47 60 8c 9b 64 ca e0 22 c1 c5 24 96 60 e5 1a e3 16 d6 00 f9 74 aa c2 12 9c "
    "3f 09 3c 35 95 53 14 02 63 04 70 5c d2 4c 1b 81 00 71 1b d4 41 1f 06 8e 8d 93 e8 b7";
constexpr std::string_view kSticker =
    "dc 03 6a bc 6d 32 c8 a7 2c b1 0f 71 35 b7 98 15 f9 08 01 06 cf 35 19 af 97 4c 02 06 1a 70 20 85 19 a1 03 10 39 5e 26 b3 "
    "d9 a2 75 73 5b d4 cd 48 5c a1 71 76 ff 38 91 01 f3 05 c9 aa 04 d2 ab 00 21 2c 7c f6 5f ef ca af 56 5a 54 53 8b 24 98 d6 "
    "81 a1 88 39 c9 26 56 52 6c 40 59 4b 0b 1d a1 2a 27 f6 87 a3 50 12 78 dc 41 45 b6 e6 4a fc";

TEST(Seal, ReadsAHeaderOfVersionThree) {
    const auto bytes = bytes_of(kArrival);
    const Read<Seal> read = parse(bytes);
    ASSERT_TRUE(read) << read.error().word;
    EXPECT_EQ(read->header.version, 3);
    EXPECT_EQ(read->header.country, "D<<");
    EXPECT_EQ(read->header.signer, "DETS");
    EXPECT_EQ(read->header.reference, "00027");
    EXPECT_EQ(read->header.issued, Day(2020y / January / 1));
    EXPECT_EQ(read->header.signed_on, Day(2020y / January / 13));
    EXPECT_EQ(read->header.definition, 0xFD);
    EXPECT_EQ(read->header.category, 0x02);
}

TEST(Seal, ReadsAHeaderOfVersionFour) {
    const auto bytes = bytes_of(kVisa);
    const Read<Seal> read = parse(bytes);
    ASSERT_TRUE(read) << read.error().word;
    EXPECT_EQ(read->header.version, 4);
    EXPECT_EQ(read->header.signer, "DETS");
    EXPECT_EQ(read->header.reference, "32");
    EXPECT_EQ(read->header.signed_on, Day(2021y / December / 3));
}

TEST(Seal, SignsHeaderAndMessageAndNothingElse) {
    const auto bytes = bytes_of(kPermit);
    const Read<Seal> read = parse(bytes);
    ASSERT_TRUE(read) << read.error().word;
    EXPECT_EQ(read->signed_part.size(), 18u + 2 + 48 + 2 + 6);
    EXPECT_EQ(read->signature.size(), 64u);
    EXPECT_EQ(read->signature.front(), 0x15);
    EXPECT_EQ(read->signature.back(), 0x27);
}

TEST(Seal, ReadsAnArrivalAttestation) {
    const auto bytes = bytes_of(kArrival);
    const Read<Contents> contents = read(*parse(bytes));
    ASSERT_TRUE(contents) << contents.error().word;
    EXPECT_EQ(contents->use_case, "arrival-attestation");
    EXPECT_EQ(contents->zone.lines[0], "MED<<MUSTERMANN<<ERIK<<<<<<<<<<<<<<<");
    EXPECT_EQ(contents->zone.lines[1], "M0000000<4ALB0308212M1604128<<<<<<<2");
}

TEST(Seal, ReadsAResidencePermit) {
    const auto bytes = bytes_of(kPermit);
    const Read<Contents> contents = read(*parse(bytes));
    ASSERT_TRUE(contents) << contents.error().word;
    EXPECT_EQ(contents->use_case, "residence-permit");
    EXPECT_EQ(contents->zone.format, mrz::Format::td2);
    EXPECT_EQ(contents->zone.lines[1], "6525845096USA7008038M2201018<<<<<<06");
    EXPECT_EQ(contents->passport_number, "UFO001979");
    EXPECT_EQ(contents->unknown, 0u);
}

TEST(Seal, ReadsAVisaAndFillsItsZoneUp) {
    const auto bytes = bytes_of(kVisa);
    const Read<Contents> contents = read(*parse(bytes));
    ASSERT_TRUE(contents) << contents.error().word;
    EXPECT_EQ(contents->use_case, "visa");
    EXPECT_EQ(contents->zone.format, mrz::Format::mrv_b);
    EXPECT_EQ(contents->zone.lines[0], "VCD<<DENT<<ARTHUR<PHILIP<<<<<<<<<<<<");
    EXPECT_EQ(contents->zone.lines[1], "1234567XY7GBR5203116M2005250<<<<<<<<");
    EXPECT_EQ(contents->sealed, 28u);
    EXPECT_EQ(contents->passport_number, "47110815P");
    ASSERT_TRUE(contents->stay);
    EXPECT_EQ(contents->stay->days, 160);
    EXPECT_EQ(contents->stay->months + contents->stay->years, 0);
    EXPECT_FALSE(contents->entries) << "the example says none";
}

TEST(Seal, SaysThatAStickersUseCaseIsNotKnown) {
    const auto bytes = bytes_of(kSticker);
    const Read<Seal> read_seal = parse(bytes);
    ASSERT_TRUE(read_seal) << read_seal.error().word;
    EXPECT_EQ(read_seal->features.size(), 3u);
    const Read<Contents> contents = read(*read_seal);
    ASSERT_FALSE(contents);
    EXPECT_EQ(contents.error().word, "unknown-use-case");
}

TEST(Seal, IsWrongWhereverItIsCut) {
    const auto bytes = bytes_of(kVisa);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const Read<Seal> cut = parse(Bytes(bytes).first(size));
        ASSERT_FALSE(cut) << "cut to " << size << " bytes";
        EXPECT_FALSE(cut.error().word.empty());
    }
}

TEST(Seal, IsToldByItsFirstByte) {
    EXPECT_TRUE(looks_like_one(bytes_of(kVisa)));
    EXPECT_FALSE(looks_like_one(bytes_of("4d 31")));
    EXPECT_FALSE(looks_like_one({}));
}

}  // namespace

}  // namespace seal
