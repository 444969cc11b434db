// SPDX-License-Identifier: Apache-2.0

#include "passport/card/card.hpp"

#include <gtest/gtest.h>

#include "emrtd/bac.hpp"
#include "emrtd/tlv.hpp"
#include "passport/card/serve.hpp"

namespace passport::card {
namespace {

using emrtd::Command;
using emrtd::Response;

const std::string kKey = "L898902C<369080619406236"; // ICAO 9303-11 appendix D

Chip small_chip() {
    Chip chip;
    chip.mrz_key = kKey;
    chip.files[kCom] = emrtd::from_hex("600A5F0104303130375C0161");
    chip.files[kDg1] = Bytes(93, 0x61);
    chip.files[kDg3] = {0x63, 0x00};
    return chip;
}

Response ask(Card& card, const Command& command) {
    const auto answer = card.transmit(emrtd::write(command));
    if (!answer) return {};
    const auto response = emrtd::read_response(*answer);
    return response ? *response : Response{};
}

Command select_application() { return {0, 0xA4, 4, 0x0C, emrtd::from_hex("A0000002471001")}; }
Command select(std::uint16_t id) { return {0, 0xA4, 2, 0x0C, emrtd::number(id, 2)}; }

/// A reader that knows this key, by Basic Access Control; nothing when the card does not let it in.
std::optional<emrtd::SecureChannel> enter(Card& card, const std::string& key) {
    namespace bac = emrtd::bac;
    ask(card, select_application());
    const Bytes challenge = ask(card, {0, 0x84, 0, 0, {}, 8}).data;
    const Bytes nonce = emrtd::random_bytes(8), half = emrtd::random_bytes(16);
    const bac::Keys keys = bac::keys_of(key);
    const Response answer = ask(card, {0, 0x82, 0, 0, bac::cryptogram(keys, {nonce, challenge, half}), 40});
    const auto theirs = bac::open(keys, answer.data);
    if (!answer.done() || !theirs || theirs->own != challenge || theirs->other != nonce) return std::nullopt;
    return bac::channel(half, theirs->key, challenge, nonce);
}

cotejo::Result<Response> ask(Card& card, emrtd::SecureChannel& channel, const Command& command) {
    return channel.unwrap(ask(card, channel.wrap(command)));
}

TEST(Card, IsReadByWhoeverKnowsItsMrz) {
    Card card(small_chip());
    auto channel = enter(card, kKey);
    ASSERT_TRUE(channel);
    ASSERT_EQ(ask(card, *channel, select(kDg1))->sw, 0x9000);
    const auto read = ask(card, *channel, {0, 0xB0, 0, 0, {}, 100});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->data, Bytes(93, 0x61));
    EXPECT_EQ(card.tally().done.bac, 1u);
}

TEST(Card, IsNotReadByWhoeverKnowsAnotherMrzOrNone) {
    Card card(small_chip());
    EXPECT_EQ(ask(card, select_application()).sw, 0x9000);
    EXPECT_EQ(ask(card, select(kDg1)).sw, 0x6982);
    EXPECT_FALSE(enter(card, "L898902C<369080619406237"));
    EXPECT_EQ(ask(card, select(kDg1)).sw, 0x6982);
    EXPECT_EQ(card.tally().done.bac, 0u);
}

TEST(Card, TakesAChallengeForOneTry) {
    Card card(small_chip());
    ask(card, select_application());
    const Bytes challenge = ask(card, {0, 0x84, 0, 0, {}, 8}).data;
    const auto keys = emrtd::bac::keys_of(kKey);
    Command right{0, 0x82, 0, 0, emrtd::bac::cryptogram(keys, {Bytes(8), challenge, Bytes(16)}), 40};
    Command wrong = right;
    wrong.data[0] ^= 1;
    EXPECT_EQ(ask(card, wrong).sw, 0x6300);
    EXPECT_EQ(ask(card, right).sw, 0x6982);
}

TEST(Card, EndsTheSessionWhenSomebodySpeaksInTheClearOrWrongly) {
    Card card(small_chip());
    auto channel = enter(card, kKey);
    EXPECT_EQ(ask(card, select(kDg1)).sw, 0x6987);
    EXPECT_EQ(ask(card, channel->wrap(select(kDg1))).sw, 0x6882);

    channel = enter(card, kKey);
    Command altered = channel->wrap(select(kDg1));
    altered.data.back() ^= 1;
    EXPECT_EQ(ask(card, altered).sw, 0x6988);
    EXPECT_EQ(ask(card, select(kDg1)).sw, 0x6982);
}

TEST(Card, CountsWhoTriesFingerprints) {
    Card card(small_chip());
    auto channel = enter(card, kKey);
    EXPECT_EQ(card.tally().touched.count(kDg3), 0u);
    EXPECT_EQ(ask(card, *channel, select(kDg3))->sw, 0x6982);
    EXPECT_EQ(ask(card, *channel, {0, 0xB0, 0x83, 0, {}, 10})->sw, 0x6982);
    EXPECT_EQ(card.tally().touched.at(kDg3), 2u);
}

TEST(Card, RefusesExtendedLengthWhereItIsOfTheOldKind) {
    Chip chip = small_chip();
    chip.habits.extended_length = false;
    Card card(chip);
    EXPECT_EQ(ask(card, {0, 0xB0, 0, 0, {}, 300}).sw, 0x6700);
    EXPECT_TRUE(enter(card, kKey));
}

TEST(Card, ForgetsWhoHasAuthenticatedWhenItIsReset) {
    Card card(small_chip());
    EXPECT_TRUE(enter(card, kKey));
    card.reset();
    ask(card, select_application());
    EXPECT_EQ(ask(card, select(kDg1)).sw, 0x6982);
}

}  // namespace
}  // namespace passport::card
