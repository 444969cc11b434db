// SPDX-License-Identifier: Apache-2.0
//
// Opening chips that lie while they are opened; those that do not are opened in document-chip's tests.

#include "emrtd/access.hpp"

#include <gmock/gmock.h>

#include "emrtd/bac.hpp"
#include "emrtd/testing.hpp"
#include "emrtd/tlv.hpp"

namespace emrtd {
namespace {

using testing::Scripted;
using ::testing::HasSubstr;

constexpr const char* kMrz = "L898902C<369080619406236";
const Bytes kChallenge = from_hex("4608F91988702212");

/// A chip that knows the key and answers basic access control with these nonces.
Response answer_bac(const Command& command, const std::function<bac::Halves(const bac::Halves&)>& with) {
    if (command.ins == 0x84) return {kChallenge, kDone};
    const bac::Keys keys = bac::keys_of(kMrz);
    const auto theirs = bac::open(keys, command.data);
    if (!theirs) return {{}, kRefusedKey};
    return {bac::cryptogram(keys, with(*theirs)), kDone};
}

TEST(BasicAccessControl, OpensAChipThatShowsBothNonces) {
    Scripted card([](const Command& command) {
        return answer_bac(command, [](const bac::Halves& reader) { return bac::Halves{kChallenge, reader.own, Bytes(16, 9)}; });
    });
    Chip chip(card);
    ASSERT_TRUE(open_by_bac(chip, kMrz, true));
    EXPECT_TRUE(chip.is_protected());
    EXPECT_TRUE(chip.extended());
    EXPECT_EQ(card.asked.size(), 2u);
}

TEST(BasicAccessControl, RefusesAChipThatAuthenticatesWithOtherNonces) {
    for (const bool own : {false, true}) {
        Scripted card([own](const Command& command) {
            return answer_bac(command, [own](const bac::Halves& reader) {
                return own ? bac::Halves{Bytes(8, 1), reader.own, Bytes(16, 9)} : bac::Halves{kChallenge, Bytes(8, 1), Bytes(16, 9)};
            });
        });
        Chip chip(card);
        const auto opened = open_by_bac(chip, kMrz, false);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().cause, Cause::garbled);
        EXPECT_FALSE(chip.is_protected());
    }
}

TEST(BasicAccessControl, TellsARefusedKeyFromAnythingElse) {
    for (const auto& [sw, cause] : {std::pair{0x6300, Cause::key_refused}, {0x63C2, Cause::key_refused},
                                    {0x6982, Cause::key_refused}, {0x6988, Cause::key_refused}, {0x6D00, Cause::denied}}) {
        Scripted card([sw = sw](const Command& command) {
            return command.ins == 0x84 ? Response{kChallenge, kDone} : Response{{}, std::uint16_t(sw)};
        });
        Chip chip(card);
        EXPECT_EQ(open_by_bac(chip, kMrz, false).error().cause, cause) << hex(std::uint32_t(sw));
    }
}

TEST(Pace, AsksWithTheParametersReferenceAndThenWithout) {
    PaceInfo how{*pace::protocol_of(oid("0.4.0.127.0.7.2.2.4.2.2")), 2, 13};
    SecurityInfos infos;
    infos.pace = {how};
    Scripted card([](const Command&) { return Response{{}, kWrongData}; });
    Chip chip(card);
    const auto opened = open_by_pace(chip, infos, how, {kMrz, ""});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().cause, Cause::denied);
    ASSERT_EQ(card.asked.size(), 2u);
    EXPECT_EQ(hex(card.asked[0].data), "800A04007F0007020204020283010184010D");
    EXPECT_EQ(hex(card.asked[1].data), "800A04007F00070202040202830101");
    infos.pace.push_back({how.protocol, 2, 12}); // now the chip must be told which
    Chip other(card);
    ASSERT_FALSE(open_by_pace(other, infos, how, {"", "123456"}));
    ASSERT_EQ(card.asked.size(), 3u);
    EXPECT_EQ(hex(card.asked[2].data), "800A04007F0007020204020283010284010D");
}

TEST(Pace, RefusesAChipThatSendsTheReadersMappingKeyBack) {
    PaceInfo how{*pace::protocol_of(oid("0.4.0.127.0.7.2.2.4.2.2")), 2, 12};
    SecurityInfos infos;
    infos.pace = {how};
    Scripted card([](const Command& command) -> Response {
        if (command.ins == 0x22) return {{}, kDone};
        const View inside = *find(command.data, 0x7C);
        if (inside.empty()) return {tlv(0x7C, tlv(0x80, Bytes(16, 5))), kDone};
        return {tlv(0x7C, tlv(0x82, *find(inside, 0x81))), kDone};
    });
    Chip chip(card);
    const auto opened = open_by_pace(chip, infos, how, {kMrz, ""});
    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().what, HasSubstr("own key back"));
}

}  // namespace
}  // namespace emrtd
