// SPDX-License-Identifier: Apache-2.0
//
// Secure messaging of every cipher, one end against the other, and against whoever stands between.

#include "emrtd/channel.hpp"

#include <gmock/gmock.h>

#include "emrtd/tlv.hpp"

namespace emrtd {
namespace {

using ::testing::HasSubstr;

class Channel : public ::testing::TestWithParam<Cipher> {
protected:
    SecureChannel reader{GetParam(), text("a shared secret")}, card{GetParam(), text("a shared secret")};

    /// Sends a command and answers it; gives what comes back.
    Result<Response> exchange(const Command& command, const Response& answer) {
        const auto opened = card.open(*read_command(write(reader.wrap(command))));
        if (!opened) return opened.error();
        EXPECT_EQ(opened->data, command.data);
        EXPECT_EQ(opened->le, command.le);
        return reader.unwrap(*read_response(write(card.seal(answer))));
    }
};

INSTANTIATE_TEST_SUITE_P(Ciphers, Channel,
                         ::testing::Values(Cipher::des3, Cipher::aes128, Cipher::aes192, Cipher::aes256),
                         [](const auto& info) {
                             std::string word(name(info.param));
                             std::erase(word, '-');
                             return "With" + word;
                         });

TEST_P(Channel, CarriesDataOfAnyLengthBothWays) {
    for (const std::size_t size : {0u, 1u, 7u, 8u, 15u, 16u, 200u, 231u, 256u, 5000u})
        for (const std::uint8_t ins : {std::uint8_t(0xB0), std::uint8_t(0xB1)})
            for (const std::uint32_t le : {0u, 1u, 200u, 256u, 257u, 65536u}) {
                const Command command{0x00, ins, 0x01, 0x02, Bytes(size, 0x11), le};
                const auto answer = exchange(command, {Bytes(size, 0x22), kDone});
                ASSERT_TRUE(answer) << size << ": " << answer.error().what;
                EXPECT_EQ(answer->data, Bytes(size, 0x22));
            }
}

TEST_P(Channel, AnswersAnOddInstructionWithTheOddObject) {
    for (const std::uint8_t ins : {std::uint8_t(0xB1), std::uint8_t(0xB0)}) {
        ASSERT_TRUE(card.open(reader.wrap({0x00, ins, 0, 0, from_hex("54020000"), 16})));
        const Response answer = card.seal({from_hex("530101"), kDone});
        EXPECT_EQ(answer.data[0], ins & 1 ? 0x85 : 0x87);
        EXPECT_TRUE(reader.unwrap(answer));
    }
}

TEST_P(Channel, FitsAShortAnswerIntoAShortLength) {
    const auto most = std::uint32_t(reader.short_data());
    EXPECT_LE(write(reader.wrap({0x00, 0xB0, 0, 0, {}, most})).size(), 5 + 255u + 1);
    ASSERT_TRUE(card.open(SecureChannel(GetParam(), text("a shared secret")).wrap({0x00, 0xB0, 0, 0, {}, most})));
    EXPECT_LE(card.seal({Bytes(most), kDone}).data.size(), 256u);
    EXPECT_GT(card.seal({Bytes(most + 1), kDone}).data.size(), 256u);
}

TEST_P(Channel, CarriesAStatusWordUnderItsCode) {
    const auto answer = exchange({0x00, 0xA4, 0x02, 0x0C, from_hex("0103"), 0}, {{}, kFileNotFound});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->sw, kFileNotFound);
    EXPECT_TRUE(answer->data.empty());
}

TEST_P(Channel, RefusesEveryByteThatWasAltered) {
    for (std::size_t i = 0;; ++i) {
        SecureChannel one(GetParam(), text("s")), other(GetParam(), text("s"));
        ASSERT_TRUE(other.open(one.wrap({0x00, 0xB0, 0, 0, {}, 16})));
        Response sealed = other.seal({Bytes(16, 0x33), kDone});
        if (i == sealed.data.size()) break;
        sealed.data[i] ^= 0x01;
        EXPECT_FALSE(one.unwrap(sealed)) << i;
    }
    for (std::size_t i = 0;; ++i) {
        SecureChannel one(GetParam(), text("s")), other(GetParam(), text("s"));
        Bytes wrapped = write(one.wrap({0x00, 0xA4, 0x02, 0x0C, from_hex("011E"), 0}));
        if (i == wrapped.size() - 1) break; // the length wanted outside is nobody's
        wrapped[i] ^= 0x01;
        const auto command = read_command(wrapped);
        EXPECT_FALSE(command && other.open(*command)) << i;
    }
}

TEST_P(Channel, RefusesAnAnswerThatIsRepeatedOrSkipped) {
    const Command read{0x00, 0xB0, 0, 0, {}, 4};
    ASSERT_TRUE(card.open(reader.wrap(read)));
    const Response first = card.seal({from_hex("01020304"), kDone});
    ASSERT_TRUE(reader.unwrap(first));
    reader.wrap(read);
    EXPECT_FALSE(reader.unwrap(first));
}

TEST_P(Channel, RefusesAnAnswerWithoutProtectionAndNamesItsStatusWord) {
    reader.wrap({0x00, 0xB0, 0, 0, {}, 4});
    EXPECT_THAT(reader.unwrap({{}, kWrongSecureMessage}).error().what, HasSubstr("6988"));
    reader.wrap({0x00, 0xB0, 0, 0, {}, 4});
    EXPECT_FALSE(reader.unwrap({from_hex("01020304"), kDone}));
}

TEST_P(Channel, RefusesMessagesWhoseObjectsAreNotTheStandards) {
    for (const char* bad : {"9902 9000", "8E08 0000000000000000", "9902 9000 9902 9000 8E08 0000000000000000",
                            "8E08 0000000000000000 9902 9000", "8101 00 8E08 0000000000000000", "99 05 9000"}) {
        SecureChannel one(GetParam(), text("s"));
        one.wrap({0x00, 0xB0, 0, 0, {}, 4});
        EXPECT_FALSE(one.unwrap({from_hex(bad), kDone})) << bad;
    }
}

TEST(Ciphers, RefuseWhatIsNoWholeBlocksOrNoKey) {
    EXPECT_TRUE(encrypt(Cipher::aes128, Bytes(16), Bytes(16), Bytes(15)).empty());
    EXPECT_TRUE(encrypt(Cipher::aes128, Bytes(24), Bytes(16), Bytes(16)).empty());
    EXPECT_TRUE(decrypt(Cipher::des3, Bytes(16), Bytes(16), Bytes(16)).empty());
    EXPECT_TRUE(mac(Cipher::aes256, Bytes(16), Bytes(3)).empty());
    EXPECT_TRUE(mac(Cipher::des3, Bytes(8), Bytes(3)).empty());
}

TEST(Ciphers, PadAndTakeThePaddingOff) {
    EXPECT_EQ(hex(pad(from_hex("0102"), 8)), "0102800000000000");
    EXPECT_EQ(hex(pad(Bytes(8, 1), 8)), "01010101010101018000000000000000");
    EXPECT_EQ(hex(*unpad(from_hex("0102800000"))), "0102");
    EXPECT_FALSE(unpad(from_hex("0102")));
    EXPECT_FALSE(unpad(from_hex("0000")));
    EXPECT_FALSE(unpad({}));
}

TEST(Ciphers, HashAndAuthenticateAsTheirStandardsExamples) {
    EXPECT_EQ(hex(digest(Hash::sha1, text("abc"))), "A9993E364706816ABA3E25717850C26C9CD0D89D");
    // NIST SP 800-38B, D.1, example 2
    EXPECT_EQ(hex(mac(Cipher::aes128, from_hex("2B7E151628AED2A6ABF7158809CF4F3C"),
                      from_hex("6BC1BEE22E409F96E93D7E117393172A"))), "070A16B46B4D4144");
}

}  // namespace
}  // namespace emrtd
