// SPDX-License-Identifier: Apache-2.0
//
// Basic access control and secure messaging of 3DES against the worked example of ICAO 9303-11, appendix D.

#include "emrtd/bac.hpp"

#include <gmock/gmock.h>

namespace emrtd {
namespace {

const Bytes kNonceOfChip = from_hex("4608F91988702212"), kNonceOfReader = from_hex("781723860C06C226");
const Bytes kKeyOfReader = from_hex("0B795240CB7049B01C19B33E32804F0B");
constexpr const char* kFromReader =
    "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7";
constexpr const char* kFromChip =
    "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449";

bac::Keys keys() { return bac::keys_of("L898902C<369080619406236"); }

SecureChannel session() {
    const auto chip = bac::open(keys(), from_hex(kFromChip));
    return bac::channel(kKeyOfReader, chip->key, kNonceOfChip, kNonceOfReader);
}

TEST(Bac, DerivesTheKeysOfTheWorkedExampleFromTheMrz) {
    EXPECT_EQ(hex(keys().encryption), "AB94FDECF2674FDFB9B391F85D7F76F2");
    EXPECT_EQ(hex(keys().authentication), "7962D9ECE03D1ACD4C76089DCE131543");
}

TEST(Bac, SaysAndHearsWhatTheWorkedExampleSays) {
    EXPECT_EQ(hex(bac::cryptogram(keys(), {kNonceOfReader, kNonceOfChip, kKeyOfReader})), kFromReader);
    const auto chip = bac::open(keys(), from_hex(kFromChip));
    ASSERT_TRUE(chip);
    EXPECT_EQ(chip->own, kNonceOfChip);
    EXPECT_EQ(chip->other, kNonceOfReader);
    EXPECT_EQ(hex(chip->key), "0B4F80323EB3191CB04970CB4052790B");
}

TEST(Bac, RefusesAMessageThatWasAltered) {
    for (std::size_t i = 0; i < bac::kCryptogram; ++i) {
        Bytes altered = from_hex(kFromChip);
        altered[i] ^= 1;
        EXPECT_FALSE(bac::open(keys(), altered)) << i;
    }
    EXPECT_FALSE(bac::open(keys(), from_hex("00")));
    EXPECT_FALSE(bac::open(bac::keys_of("L898902C<369080619406237"), from_hex(kFromChip)));
}

struct Exchange {
    Command command;
    const char* wrapped;
    const char* answer;
    const char* data;
};

const Exchange kExchanges[] = {
    {{0x00, 0xA4, 0x02, 0x0C, from_hex("011E"), 0}, "0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800",
     "990290008E08FA855A5D4C50A8ED9000", ""},
    {{0x00, 0xB0, 0x00, 0x00, {}, 4}, "0CB000000D9701048E08ED6705417E96BA5500",
     "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000", "60145F01"},
    {{0x00, 0xB0, 0x00, 0x04, {}, 18}, "0CB000040D9701128E082EA28A70F3C7B53500",
     "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000",
     "04303130365F36063034303030305C026175"},
};

TEST(SecureChannel, ProtectsAndOpensWhatTheWorkedExampleSends) {
    SecureChannel reader = session();
    for (const Exchange& exchange : kExchanges) {
        EXPECT_EQ(hex(write(reader.wrap(exchange.command))), exchange.wrapped);
        const auto answer = reader.unwrap(*read_response(from_hex(exchange.answer)));
        ASSERT_TRUE(answer) << answer.error().what;
        EXPECT_TRUE(answer->done());
        EXPECT_EQ(hex(answer->data), exchange.data);
    }
}

TEST(SecureChannel, ServesTheWorkedExampleFromTheCardsEnd) {
    SecureChannel card = session();
    for (const Exchange& exchange : kExchanges) {
        const auto command = card.open(*read_command(from_hex(exchange.wrapped)));
        ASSERT_TRUE(command) << command.error().what;
        EXPECT_EQ(command->cla, 0x00);
        EXPECT_EQ(command->data, exchange.command.data);
        EXPECT_EQ(command->le, exchange.command.le);
        EXPECT_EQ(hex(write(card.seal({from_hex(exchange.data), kDone}))), exchange.answer);
    }
}

}  // namespace
}  // namespace emrtd
