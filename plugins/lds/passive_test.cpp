// SPDX-License-Identifier: Apache-2.0

#include "lds/passive.hpp"

#include <random>

#include <gmock/gmock.h>

#include "passport/variants.hpp"
#include "testing.hpp"

namespace lds {
namespace {

using passport::kDay;
using passport::kNow;
using passport::kYear;
using passport::Passport;
using passport::Recipe;
using testing::troubles;
using testing::verdict_of;

template <class T>
std::vector<std::string> names_of(const std::vector<T>& all) {
    std::vector<std::string> names;
    for (const T& one : all) names.push_back(one.name);
    return names;
}

class EveryGoodPassport : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryGoodPassport, IsFoundValid) {
    Recipe recipe;
    passport::find_variant(GetParam())->apply(recipe);
    const Verdict verdict = verdict_of(passport::make(recipe));
    EXPECT_TRUE(verdict.valid);
    const bool has_list = GetParam() != "no-revocation-list";
    EXPECT_EQ(troubles(verdict), has_list ? "" : "revocation: undetermined, no-crl\n");
}

INSTANTIATE_TEST_SUITE_P(Passive, EveryGoodPassport, ::testing::ValuesIn(names_of(passport::variants())),
                         [](const auto& info) { return testing::case_name(info.param); });

class EveryFault : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryFault, IsFoundAndNamed) {
    const passport::Fault& fault = *passport::find_fault(GetParam());
    const Verdict verdict = verdict_of(passport::make(Recipe{}, fault.name));
    EXPECT_FALSE(verdict.valid);
    const Check* check = verdict.find(fault.check);
    ASSERT_TRUE(check) << troubles(verdict);
    EXPECT_EQ(name(check->outcome), fault.result) << troubles(verdict);
    EXPECT_EQ(check->reason, fault.reason) << troubles(verdict);
}

INSTANTIATE_TEST_SUITE_P(Passive, EveryFault, ::testing::ValuesIn(names_of(passport::faults())),
                         [](const auto& info) { return testing::case_name(info.param); });

TEST(PassiveAuthentication, TellsWhichGroupsAreListedAndWhoSigned) {
    const Verdict verdict = verdict_of(passport::make(Recipe{}));
    EXPECT_EQ(troubles(verdict), "");
    EXPECT_THAT(verdict.listed, ::testing::ElementsAre(1, 2, 11));
    EXPECT_EQ(verdict.signer.size(), 64u);
    EXPECT_EQ(verdict.csca.size(), 64u);
}

TEST(PassiveAuthentication, LooksOnlyAtTheOptionalGroupsThatWereRead) {
    Passport passport = passport::make(Recipe{});
    passport.files.erase(passport::file_of(11));
    const Verdict verdict = verdict_of(passport);
    EXPECT_TRUE(verdict.valid);
    EXPECT_EQ(verdict.find("dg11"), nullptr);
}

TEST(PassiveAuthentication, GoesByTheTimeItIsGiven) {
    const Passport passport = passport::make(Recipe{});
    EXPECT_TRUE(verdict_of(passport, kNow + 60 * kDay).valid);
    EXPECT_EQ(troubles(verdict_of(passport, kNow + 11 * kYear)),
              "signer-validity: failed, expired\nrevocation: undetermined, crl-outdated\n");
    EXPECT_EQ(verdict_of(passport, kNow - 2 * kYear).find("signer-validity")->reason, "not-yet-valid");
}

TEST(PassiveAuthentication, FindsNothingValidThatWasChangedAnywhereInAGroup) {
    std::minstd_rand random(11);
    const Passport good = passport::make(Recipe{});
    const Trust trust = testing::trust_of(good);
    for (int round = 0; round < 2000; ++round) {
        Files files = testing::files_of(good);
        Bytes changed = good.files.at(round % 2 ? file_of(1) : file_of(2));
        changed[random() % changed.size()] ^= std::uint8_t(1 + random() % 255);
        files.put(round % 2 ? file_of(1) : file_of(2), changed);
        EXPECT_FALSE(verify(files, trust, kNow).valid);
    }
}

TEST(PassiveAuthentication, TakesAnyBytesForEfSod) {
    std::minstd_rand random(12);
    const Passport good = passport::make(Recipe{});
    const Trust trust = testing::trust_of(good);
    int valid = 0;
    for (int round = 0; round < 2000; ++round) {
        Files files = testing::files_of(good);
        Bytes changed = good.files.at(kSod);
        changed[random() % changed.size()] ^= std::uint8_t(1 + random() % 255);
        if (random() % 4 == 0) changed.resize(random() % changed.size());
        files.put(kSod, changed);
        valid += verify(files, trust, kNow).valid;
    }
    EXPECT_LT(valid, 60); // a few bytes of CMS are not signed: its version, its set of digest algorithms
}

}  // namespace
}  // namespace lds
