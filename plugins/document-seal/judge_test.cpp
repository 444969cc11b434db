// SPDX-License-Identifier: Apache-2.0
//
// Seals that are right are valid in every way of signing; each that is wrong is not, and says why.

#include "judge.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "print.hpp"
#include "seal/faults.hpp"
#include "seal/issue.hpp"
#include "testing.hpp"

namespace seals {

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

}  // namespace seals

namespace seal {

namespace {

using seals::Recipe;

/// Judges what a recipe makes as it would be judged at a kiosk, print and all.
Verdict judged(const Recipe& recipe, bool strict = false) {
    const Made made(recipe);
    Verdict verdict = judge(made.seal, made.trust(), day(recipe.today), strict);
    if (!verdict.contents) return verdict;
    const auto printed = mrz::parse(recipe.printed);
    if (!printed) ADD_FAILURE() << printed.error().what;
    else verdict.checks.push_back(check_print(*verdict.contents, *printed));
    verdict.valid &= verdict.checks.back().holds();
    return verdict;
}

std::string unsuccessful(const Verdict& verdict) {
    std::string all;
    for (const Check& check : verdict.checks)
        if (!check.holds())
            all += std::string(check.name) + " " + std::string(check.result) + " " + std::string(check.reason) + "\n";
    return all;
}

TEST(Judge, CallsEveryKindOfDocumentValid) {
    for (const auto& recipe : {seals::emergency(), seals::visa_a(), seals::visa_b(), seals::residence_permit()}) {
        const Verdict verdict = judged(recipe, true);
        EXPECT_TRUE(verdict.valid) << unsuccessful(verdict);
        EXPECT_EQ(verdict.checks.size(), 9u);
        ASSERT_TRUE(verdict.contents);
        EXPECT_EQ(verdict.contents->zone.surname.text, "ERIKSSON");
        EXPECT_EQ(verdict.contents->zone.given_names.text, "ANNA MARIA");
        EXPECT_EQ(verdict.contents->zone.expiry.text, "340415");
    }
}

TEST(Judge, VerifiesEveryCurveByItsHash) {
    const std::pair<const char*, const char*> ways[] = {
        {"secp224r1", "SHA224"}, {"brainpoolP224r1", "SHA224"}, {"prime256v1", "SHA256"},
        {"brainpoolP256r1", "SHA256"}, {"secp384r1", "SHA384"}, {"brainpoolP384r1", "SHA384"},
        {"brainpoolP512r1", "SHA512"}, {"secp521r1", "SHA512"}};
    for (const auto& [curve, digest] : ways) {
        Recipe recipe = seals::emergency();
        recipe.curve = curve;
        recipe.digest = digest;
        const Verdict verdict = judged(recipe);
        EXPECT_TRUE(verdict.valid) << curve << "\n" << unsuccessful(verdict);
    }
}

TEST(Judge, ReadsVersionThree) {
    Recipe recipe = seals::emergency();
    recipe.version = 2;
    recipe.reference = "0002A";
    const Verdict verdict = judged(recipe);
    EXPECT_TRUE(verdict.valid) << unsuccessful(verdict);
}

TEST(Judge, ReadsReferencesOfEveryLength) {
    for (const char* reference : {"2A", "02A", "002A", "0002A", "00000000000000000000002A"}) {
        Recipe recipe = seals::emergency();
        recipe.reference = reference;
        const Verdict verdict = judged(recipe);
        EXPECT_TRUE(verdict.valid) << reference << "\n" << unsuccessful(verdict);
    }
}

class EveryFault : public testing::TestWithParam<seals::Fault> {};

TEST_P(EveryFault, IsNotValidAndSaysWhy) {
    const Verdict verdict = judged(GetParam().recipe());
    EXPECT_FALSE(verdict.valid);
    const Check* check = verdict.find(GetParam().check);
    ASSERT_TRUE(check) << unsuccessful(verdict);
    EXPECT_EQ(check->result, GetParam().result);
    EXPECT_EQ(check->reason, GetParam().reason);
}

std::string named(const testing::TestParamInfo<seals::Fault>& info) {
    std::string name = info.param.name;
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Judge, EveryFault, testing::ValuesIn(seals::faults()), named);

TEST(Judge, TellsFaultsApart) {
    std::set<std::string> names;
    for (const seals::Fault& fault : seals::faults()) EXPECT_TRUE(names.insert(fault.name).second) << fault.name;
    EXPECT_GE(names.size(), 20u);
}

TEST(Judge, AsksNothingElseOfBytesThatCannotBeRead) {
    const Trust nobody;
    const std::vector<std::uint8_t> bytes{kMagic, 3, 1};
    const Verdict verdict = judge(bytes, nobody, day("2026-06-01"));
    EXPECT_FALSE(verdict.valid);
    EXPECT_FALSE(verdict.contents);
    EXPECT_EQ(verdict.find("encoding")->reason, "header-cut");
    EXPECT_EQ(verdict.find("signature")->result, kAborted);
}

TEST(Judge, DoesNotMindAFeatureThatNobodyKnowsButTells) {
    Recipe recipe = seals::emergency();
    recipe.features.push_back({200, {1, 2, 3}});
    const Verdict verdict = judged(recipe);
    EXPECT_TRUE(verdict.valid) << unsuccessful(verdict);
    EXPECT_EQ(verdict.find("features")->reason, "unknown-feature");
    EXPECT_EQ(verdict.contents->unknown, 1u);
}

TEST(Judge, ReadsAFeatureOfMoreThanALengthOfOneByteHolds) {
    Recipe recipe = seals::emergency();
    recipe.features.push_back({200, seals::Bytes(300, 7)});
    EXPECT_TRUE(judged(recipe).valid);
}

TEST(Judge, WantsARevocationListOnlyWhereTheOperatorDoes) {
    Recipe none = seals::emergency(), old = seals::emergency();
    none.listed = false;
    old.list_to = "2026-05-31";
    for (const auto& [recipe, reason] : {std::pair(none, "no-revocation-list"), std::pair(old, "old-revocation-list")}) {
        EXPECT_TRUE(judged(recipe).valid);
        const Verdict verdict = judged(recipe, true);
        EXPECT_FALSE(verdict.valid);
        EXPECT_EQ(verdict.find("revocation")->result, kUndetermined);
        EXPECT_EQ(verdict.find("revocation")->reason, reason);
    }
}

TEST(Judge, BelievesNoRevocationListOfSomebodyElse) {
    Recipe recipe = seals::emergency();
    Made made(recipe);
    recipe.revoked = {0x2A};
    recipe.authority.common = "CSCA OF ANOTHER NAME";
    made.publish_lists_of(recipe);
    const Trust trust = made.trust();
    ASSERT_EQ(trust.lists.size(), 1u);
    const Verdict verdict = judge(made.seal, trust, day(recipe.today));
    EXPECT_EQ(verdict.find("revocation")->reason, "no-revocation-list");
}

TEST(Judge, TakesTheCertificateThatTheSealWasSignedBy) {
    // Two states of one name and number: whichever comes first, the seal is its own signer's.
    Recipe other = seals::emergency();
    other.curve = "brainpoolP256r1";
    Made made(seals::emergency());
    made.add_signers_of(other);
    const Trust trust = made.trust();
    ASSERT_EQ(trust.signers.size(), 2u);
    const Verdict verdict = judge(made.seal, trust, day("2026-06-01"));
    EXPECT_TRUE(verdict.valid) << unsuccessful(verdict);
}

TEST(Judge, TrustsALinkCertificateByWayOfTheOneThatSignedItself) {
    // The CA's new key is certified by its old one, which alone is trusted by itself (9303-12 § 4.2.2).
    const passport::Signing how{.curve = "secp384r1", .digest = "SHA384"};
    const Recipe recipe = seals::emergency();
    const auto from = seals::moment("2015-01-01"), to = seals::moment("2085-01-01");
    const passport::Party before = passport::make_csca(recipe.authority, how, 1, from, to, "before");
    const passport::Party next = passport::make_csca(recipe.authority, how, 2, from, to, "seal csca");
    const seals::Bytes link = passport::link_certificate(before, next, 3, from, to);
    Made made(recipe);
    made.publish_authorities({link});
    EXPECT_EQ(judge(made.seal, made.trust(), day(recipe.today)).find("certificate")->reason, "issuer-not-trusted");
    made.publish_authorities({link, before.certificate});
    const Verdict verdict = judge(made.seal, made.trust(), day(recipe.today));
    EXPECT_TRUE(verdict.valid) << unsuccessful(verdict);
}

TEST(Judge, LetsAnArrivalAttestationsSignerSealThoseAlone) {
    Recipe recipe = seals::emergency();
    recipe.certificate.document_types.clear();
    recipe.certificate.extended_usage = "0.4.0.127.0.7.3.5.1.1";
    EXPECT_EQ(judged(recipe).find("document-type")->reason, "no-document-types");
    recipe.definition = 0xFD;
    recipe.category = 0x02;
    recipe.features.push_back({3, seals::c40("160113000085")});
    const Verdict verdict = judged(recipe);
    EXPECT_TRUE(verdict.valid) << unsuccessful(verdict);
}

TEST(Judge, TakesOneLetterForAllDocumentsThatBeginWithIt) {
    Recipe recipe = seals::emergency();
    recipe.certificate.document_types = {"V", "P"};
    EXPECT_TRUE(judged(recipe).valid);
}

}  // namespace

}  // namespace seal
