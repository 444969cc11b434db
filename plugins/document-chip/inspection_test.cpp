// SPDX-License-Identifier: Apache-2.0
//
// Simulated chips of every kind, in this process, inspected.

#include "encounter.hpp"

#include <gmock/gmock.h>

#include "emrtd/bac.hpp"
#include "findings.hpp"
#include "passport/card/issue.hpp"
#include "passport/der.hpp"
#include "passport/face.hpp"
#include "passport/faults.hpp"
#include "testing.hpp"

namespace chip {
namespace {

using emrtd::Cause;
using testing::CardTransport;
using testing::issued;
using testing::trust_of;
using passport::card::Card;
using passport::card::Issued;

struct Seen {
    Answer<Inspected> inspected;
    passport::card::Tally tally;
    lds::Verdict passive;

    bool valid() const { return inspected && is_valid(*inspected, passive); }
    /// Every check that did not succeed.
    std::string doubts() const {
        std::string all;
        for (const auto* checks : {&inspected->checks, &passive.checks})
            for (const lds::Check& check : *checks)
                if (check.outcome != lds::Outcome::successful) all += check.name + " " + check.reason + "; ";
        return all;
    }
    std::string check(std::string_view name) const {
        if (!inspected) return "";
        for (const lds::Check& check : inspected->checks)
            if (check.name == name) return std::string(lds::name(check.outcome)) + " " + check.reason;
        return "";
    }
};

Seen look(const Issued& chip, const emrtd::Secrets& secrets, bool bac = true) {
    Card card(chip.chip, chip.fault);
    CardTransport transport(card);
    const Attendant nobody{[](const char*, double) {}, [] { return false; }};
    Seen seen{meet(transport, secrets, bac, nobody), {}, {}};
    seen.tally = card.tally();
    if (seen.inspected) seen.passive = judge(*seen.inspected, trust_of(chip.passport), chip.passport.now);
    return seen;
}

Seen look(const Issued& chip) { return look(chip, {chip.chip.mrz_key, ""}); }

class GoodChip : public ::testing::TestWithParam<passport::card::Model> {};

INSTANTIATE_TEST_SUITE_P(Models, GoodChip, ::testing::ValuesIn(passport::card::models()), [](const auto& info) {
    std::string word = info.param.name;
    std::ranges::replace(word, '-', '_');
    return word;
});

TEST_P(GoodChip, IsOpenedReadAndFoundValid) {
    const Issued chip = issued(GetParam().name);
    const Seen seen = look(chip);
    ASSERT_TRUE(seen.inspected) << seen.inspected.error().what;
    EXPECT_TRUE(seen.valid());
    for (const auto& [id, file] : chip.passport.files) {
        if (id == 0x0103 || id == 0x0104) continue;
        EXPECT_EQ(emrtd::hex(seen.inspected->files.get(id)), emrtd::hex(file)) << std::hex << id;
    }
    EXPECT_EQ(seen.tally.done.pace, chip.chip.pace.empty() ? 0u : 1u);
    EXPECT_EQ(seen.tally.done.bac, chip.chip.pace.empty() ? 1u : 0u);
    EXPECT_EQ(seen.tally.done.chip, chip.chip.chip_authentication.empty() ? 0u : 1u);
    EXPECT_EQ(seen.tally.done.active, chip.chip.active_authentication ? 1u : 0u);
    EXPECT_EQ(seen.check("chip-authentication"),
              chip.chip.chip_authentication.empty() ? "not-supported " : "successful ");
    EXPECT_EQ(seen.check("active-authentication"), chip.chip.active_authentication ? "successful " : "not-supported ");
}

TEST_P(GoodChip, IsNeverAskedForFingersOrIrisesThoughItListsThem) {
    passport::Recipe recipe;
    recipe.change_groups = [](std::map<int, emrtd::Bytes>& groups) {
        groups[3] = {0x63, 0x00};
        groups[4] = {0x76, 0x00};
    };
    const Issued chip = issued(GetParam().name, "", recipe);
    ASSERT_TRUE(chip.chip.files.contains(passport::card::kDg3));
    const Seen seen = look(chip);
    EXPECT_TRUE(seen.valid()) << (seen.inspected ? seen.doubts() : seen.inspected.error().what);
    EXPECT_THAT(seen.passive.listed, ::testing::Contains(3));
    EXPECT_FALSE(seen.tally.touched.contains(passport::card::kDg3));
    EXPECT_FALSE(seen.tally.touched.contains(passport::card::kDg4));
    EXPECT_TRUE(seen.tally.touched.contains(passport::card::kDg2));
}

TEST(Chip, OfTodayIsReadAndProvedInFewCommands) {
    passport::Recipe recipe;
    recipe.portrait = passport::drawn_portrait(16000);
    const Seen seen = look(issued("pace", "", recipe));
    EXPECT_TRUE(seen.valid());
    // EF.CardAccess, five of PACE, the application, seven files, active authentication, three of chip authentication.
    EXPECT_EQ(seen.tally.commands, 18u);
}

TEST(Chip, ThatEndsTheSessionAtAnExtendedLengthIsReadInShortOnes) {
    Issued chip = issued("pace");
    chip.fault.outside = [](const passport::card::Exchange& exchange, emrtd::Bytes& wire) {
        if (exchange.secured && exchange.command.extended) wire = {0x67, 0x00};
    };
    const Seen seen = look(chip);
    EXPECT_TRUE(seen.valid()) << (seen.inspected ? seen.doubts() : seen.inspected.error().what);
    EXPECT_EQ(seen.tally.done.pace, 2u);
}

TEST(Chip, WhoseKeyIsRefusedIsNotAskedAgain) {
    for (const char* model : {"bac", "pace"}) {
        const Issued chip = issued(model);
        const Seen seen = look(chip, {"X98902C369740812234041590", ""});
        ASSERT_FALSE(seen.inspected);
        EXPECT_EQ(seen.inspected.error().cause, Cause::key_refused) << seen.inspected.error().what;
        EXPECT_EQ(seen.tally.instructions.at(std::string(model) == "bac" ? 0x82 : 0x22), 1u);
    }
}

TEST(Chip, WithPaceIsOpenedByTheAccessNumberAlone) {
    const Issued chip = issued("pace-im-aes256");
    const Seen seen = look(chip, {"", chip.chip.can});
    EXPECT_TRUE(seen.valid());
    const Seen refused = look(chip, {"", "000000"});
    ASSERT_FALSE(refused.inspected);
    EXPECT_EQ(refused.inspected.error().cause, Cause::key_refused);
    const Seen old = look(issued("bac"), {"", "123456"});
    ASSERT_FALSE(old.inspected);
    EXPECT_EQ(old.inspected.error().cause, Cause::key_refused);
}

/// A chip whose one proof is PACE with chip authentication mapping. `change` is done to the chip at last.
Issued with_mapping(const std::function<void(Issued&)>& change = {}) {
    constexpr const char* kProtocol = "0.4.0.127.0.7.2.2.4.6.2";
    const passport::Key own = passport::key("mapping", {.curve = "brainpoolP256r1"});
    passport::Recipe recipe;
    recipe.card_access = {passport::pace_info(kProtocol, 13)};
    recipe.dg14 = recipe.card_access;
    Issued issued = testing::issued("bac", "", recipe);
    issued.chip.bac = false;
    issued.chip.pace = {{kProtocol, 13}};
    issued.chip.mapping_key = own;
    namespace der = passport::der;
    const emrtd::Bytes info = der::sequence({der::oid("0.4.0.127.0.7.2.2.1.2"), passport::public_key(own)});
    passport::SignedContent content{.type = "0.4.0.127.0.7.3.2.1", .content = der::set(info)};
    content.signers.push_back({.party = issued.passport.ds});
    content.certificates = {issued.passport.ds.certificate};
    issued.chip.master_files[passport::card::kCardSecurity] = passport::signed_data(content);
    if (change) change(issued);
    return issued;
}

TEST(ChipAuthenticationMapping, ProvesTheChipByTheKeyInItsSignedFile) {
    const Seen seen = look(with_mapping());
    ASSERT_TRUE(seen.inspected) << seen.inspected.error().what;
    EXPECT_EQ(seen.inspected->access, "PACE-ECDH-CAM-AES-128");
    EXPECT_EQ(seen.check("chip-authentication"), "successful ");
    ASSERT_NE(seen.passive.find("card-security"), nullptr);
    EXPECT_EQ(seen.passive.find("card-security")->outcome, lds::Outcome::successful);
    EXPECT_TRUE(seen.valid());
}

TEST(ChipAuthenticationMapping, FindsACopyWhateverItLacks) {
    const auto ends = [](const std::function<void(Issued&)>& change) {
        const Seen seen = look(with_mapping(change));
        EXPECT_FALSE(seen.valid());
        return seen.check("chip-authentication");
    };
    EXPECT_EQ(ends([](Issued& i) { i.chip.mapping_key = passport::key("other", {.curve = "brainpoolP256r1"}); }),
              "failed key-wrong");
    EXPECT_EQ(ends([](Issued& i) { i.chip.mapping_key = nullptr; }), "failed not-answered");
    EXPECT_EQ(ends([](Issued& i) { i.chip.master_files.erase(passport::card::kCardSecurity); }), "failed card-security-missing");
    EXPECT_EQ(ends([](Issued& i) { i.chip.master_files[passport::card::kCardSecurity] = emrtd::from_hex("3003020101"); }),
              "failed card-security-malformed");
    EXPECT_EQ(ends([](Issued& i) { // signed by nobody that is trusted
        i.chip.master_files[passport::card::kCardSecurity].back() ^= 1;
    }), "successful ");
}

/// How an inspection ends, in the words of the simulated card's faults.
std::string verdict_of(const Seen& seen) {
    if (seen.inspected) return seen.valid() ? "valid" : "invalid";
    const Cause cause = seen.inspected.error().cause;
    return cause == Cause::lost || cause == Cause::stalled ? "lost" : "refused";
}

class FaultyChip : public ::testing::TestWithParam<std::string> {};

std::string word_of(const ::testing::TestParamInfo<std::string>& info) {
    std::string word = info.param;
    std::ranges::replace(word, '-', '_');
    return word;
}

INSTANTIATE_TEST_SUITE_P(Protocol, FaultyChip, ::testing::ValuesIn(passport::card::protocol_faults()), word_of);

INSTANTIATE_TEST_SUITE_P(Data, FaultyChip, ::testing::ValuesIn([] {
    std::vector<std::string> names;
    for (const passport::Fault& fault : passport::faults()) names.push_back(fault.name);
    return names;
}()), word_of);

TEST_P(FaultyChip, IsAnsweredByItsVerdictAndNothingElse) {
    const Issued chip = issued(passport::card::model_for(GetParam()), GetParam());
    const Seen seen = look(chip);
    EXPECT_EQ(verdict_of(seen), chip.fault.verdict)
        << chip.fault.what << ": " << (seen.inspected ? seen.doubts() : seen.inspected.error().what);
    EXPECT_LT(seen.tally.commands, 1000u);
}

}  // namespace
}  // namespace chip
