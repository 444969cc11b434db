// SPDX-License-Identifier: Apache-2.0

#include "emrtd/tlv.hpp"

#include <gmock/gmock.h>

namespace emrtd {
namespace {

using ::testing::HasSubstr;

std::string why(View bytes) {
    const auto all = objects(bytes);
    return all ? "" : all.error().what;
}

TEST(Tlv, ReadsTagsOfOneToThreeBytesAndLengthsOfAnyForm) {
    const Bytes bytes = from_hex("02 01 07  5F0E 00  7F8101 82 0001 AA  30 84 00000002 0500");
    const auto all = objects(bytes);
    ASSERT_TRUE(all) << why(bytes);
    ASSERT_EQ(all->size(), 4u);
    EXPECT_EQ((*all)[0].tag, 0x02u);
    EXPECT_EQ(hex((*all)[0].value), "07");
    EXPECT_EQ((*all)[1].tag, 0x5F0Eu);
    EXPECT_TRUE((*all)[1].value.empty());
    EXPECT_EQ((*all)[2].tag, 0x7F8101u);
    EXPECT_EQ(hex((*all)[3].whole), "3084000000020500");
}

TEST(Tlv, NeverReadsPastTheEnd) {
    const Bytes whole = tlv(0x7F61, {tlv(0x5F2E, Bytes(300, 7)), tlv(0x02, Bytes{1})});
    ASSERT_EQ(why(whole), "");
    for (std::size_t size = 1; size < whole.size(); ++size)
        EXPECT_NE(why(View(whole).first(size)), "") << size;
    EXPECT_THAT(why(from_hex("04 03 0102")), HasSubstr("tag 0004 says 3 bytes and 2 are there"));
    EXPECT_THAT(why(from_hex("04 84 FFFFFFFF 01")), HasSubstr("says 4294967295 bytes"));
}

TEST(Tlv, RefusesWhatIsNotRead) {
    EXPECT_THAT(why(from_hex("30 80 0000")), HasSubstr("a length without an end"));
    EXPECT_THAT(why(from_hex("30 85 0000000001 00")), HasSubstr("more than four bytes"));
    EXPECT_THAT(why(from_hex("7F 81 81 01 00")), HasSubstr("a tag of more than three bytes"));
    Bytes many;
    for (int i = 0; i < 1025; ++i) many = join({many, from_hex("0500")});
    EXPECT_THAT(why(many), HasSubstr("more than 1024"));
}

TEST(Tlv, GoesDownByTagsAndNamesTheOneThatIsMissingOrTwice) {
    const Bytes bytes = from_hex("30 06 A0 04 02 02 0102");
    const auto found = at(bytes, {0x30, 0xA0, 0x02});
    ASSERT_TRUE(found);
    EXPECT_EQ(hex(*found), "0102");
    EXPECT_EQ(at(bytes, {0x30, 0xA1}).error().what, "tag 00A1 is missing");
    EXPECT_EQ(at(from_hex("0500 0500"), {0x05}).error().what, "tag 0005 stands twice");
    EXPECT_EQ(hex(*find(bytes, 0x30)), "A00402020102");
    EXPECT_FALSE(find(bytes, 0x31));
    EXPECT_FALSE(find(from_hex("04 05 00"), 0x31));
}

TEST(Tlv, SaysTheSizeOfAnObjectByItsFirstBytes) {
    EXPECT_EQ(*size_of(from_hex("60 14 5F01")), 22u);
    EXPECT_EQ(*size_of(from_hex("75 82 3E80 7F61")), 16004u);
    EXPECT_FALSE(size_of(from_hex("75 82 3E")));
    EXPECT_FALSE(size_of({}));
}

TEST(Tlv, WritesTheShortestLength) {
    EXPECT_EQ(hex(View(tlv(0x04, Bytes(0x7F))).first(2)), "047F");
    EXPECT_EQ(hex(View(tlv(0x04, Bytes(0x80))).first(3)), "048180");
    EXPECT_EQ(hex(View(tlv(0x7F49, Bytes(0x100))).first(5)), "7F49820100");
    EXPECT_EQ(hex(tlv(0x04, Bytes{})), "0400");
    EXPECT_EQ(hex(tlv_integer(from_hex("0000 80"))), "02020080");
    EXPECT_EQ(hex(tlv_integer(from_hex("00"))), "020100");
    EXPECT_EQ(hex(tlv_integer({})), "020100");
}

TEST(Tlv, ReadsWhatItWrites) {
    const std::vector<std::pair<std::uint32_t, std::size_t>> written{
        {0x30, 0}, {0x5F2E, 127}, {0x7F61, 128}, {0x75, 70000}, {0x7F8101, 255}};
    for (const auto& [tag, size] : written) {
        const Bytes bytes = tlv(tag, Bytes(size, 0x5A));
        const auto all = objects(bytes);
        ASSERT_TRUE(all);
        ASSERT_EQ(all->size(), 1u);
        EXPECT_EQ(all->front().tag, tag);
        EXPECT_EQ(all->front().value.size(), size);
        EXPECT_EQ(*size_of(View(bytes).first(std::min<std::size_t>(8, bytes.size()))), bytes.size());
    }
}

TEST(Tlv, WritesAndReadsObjectIdentifiers) {
    EXPECT_EQ(hex(oid("0.4.0.127.0.7.2.2.4.2.2")), "04007F00070202040202");
    EXPECT_EQ(hex(oid("2.23.136.1.1.1")), "678108010101");
    EXPECT_EQ(hex(oid("1.2.840.113549.1.7.2")), "2A864886F70D010702");
    for (const char* known : {"0.4.0.127.0.7.2.2.4.2.2", "2.23.136.1.1.1", "1.2.840.113549.1.7.2", "2.999.3"})
        EXPECT_EQ(dotted(oid(known)), known);
    EXPECT_TRUE(oid("").empty());
    EXPECT_TRUE(oid("1").empty());
    EXPECT_TRUE(oid("1.2.x").empty());
    EXPECT_EQ(dotted(from_hex("2A 86")), "");
    EXPECT_EQ(dotted({}), "");
    EXPECT_EQ(dotted(from_hex("FFFFFFFFFFFFFFFFFFFFFF7F")), "");
}

TEST(Bytes, AreComparedWholeAndWiped) {
    EXPECT_TRUE(same(from_hex("0102"), from_hex("0102")));
    EXPECT_FALSE(same(from_hex("0102"), from_hex("0103")));
    EXPECT_FALSE(same(from_hex("0102"), from_hex("010203")));
    Bytes secret = from_hex("0102");
    wipe(secret);
    EXPECT_TRUE(secret.empty());
}

TEST(Bytes, AreWrittenAndReadAsNumbers) {
    EXPECT_EQ(hex(number(0x1234, 4)), "00001234");
    EXPECT_EQ(hex(number(0x10000, 2)), "0000");
    EXPECT_EQ(number(from_hex("01 00 02")), 0x10002u);
}

}  // namespace
}  // namespace emrtd
