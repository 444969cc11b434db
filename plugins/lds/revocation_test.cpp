// SPDX-License-Identifier: Apache-2.0
//
// Revocation lists and the corners of chains that faults.hpp has not.

#include "lds/revocation.hpp"

#include <gmock/gmock.h>

#include "passport/revocation.hpp"
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

TEST(Revocation, ByAListThatTheCscaDidNotSignIsNotBelieved) {
    Passport passport = passport::make(Recipe{});
    passport.revocation_lists = {passport::revocation_list(passport.csca, {42}, kNow - kDay, kNow + kDay, true)};
    EXPECT_EQ(troubles(verdict_of(passport)), "revocation: undetermined, crl-signature\n");
}

TEST(Revocation, ByAnotherCountrysListIsNone) {
    Passport passport = passport::make(Recipe{});
    const passport::Party other = passport::make_csca({"SE", "Country Signing CA"}, {}, 1, kNow - kYear, kNow + kYear, "se");
    passport.trusted.push_back(other.certificate);
    passport.revocation_lists.push_back(passport::revocation_list(other, {42}, kNow - kDay, kNow + kDay));
    EXPECT_TRUE(verdict_of(passport).valid);
}

TEST(Revocation, ByAPartialListCountsAndItsSilenceDoesNot) {
    Passport passport = passport::make(Recipe{});
    passport.revocation_lists = {passport::revocation_list(passport.csca, {}, kNow - kDay, kNow + kDay, false, true)};
    EXPECT_EQ(troubles(verdict_of(passport)), "revocation: undetermined, crl-partial\n");
    passport.revocation_lists = {passport::revocation_list(passport.csca, {42}, kNow - kDay, kNow + kDay, false, true)};
    EXPECT_EQ(troubles(verdict_of(passport)), "revocation: failed, signer-revoked\n");
}

TEST(Revocation, OfTheCscaItselfIsFound) {
    Passport passport = passport::make(Recipe{});
    passport.revocation_lists = {passport::revocation_list(passport.csca, {1}, kNow - kDay, kNow + kDay)};
    EXPECT_EQ(troubles(verdict_of(passport)), "revocation: failed, csca-revoked\n");
}

TEST(Revocation, WithoutAListInForceIsUndetermined) {
    Passport passport = passport::make(Recipe{});
    passport.revocation_lists.clear();
    EXPECT_EQ(troubles(verdict_of(passport)), "revocation: undetermined, no-crl\n");
    passport.revocation_lists = {passport::revocation_list(passport.csca, {}, kNow - 9 * kDay, kNow - kDay)};
    EXPECT_EQ(troubles(verdict_of(passport)), "revocation: undetermined, crl-outdated\n");
}

TEST(Chain, OfALinkNeedsTheCscaThatItComesFrom) {
    Recipe recipe;
    passport::find_variant("by-link")->apply(recipe);
    Passport passport = passport::make(recipe);
    passport.trusted.erase(passport.trusted.begin());
    const Verdict verdict = verdict_of(passport);
    EXPECT_FALSE(verdict.valid);
    EXPECT_EQ(verdict.find("signer")->reason, "csca-unknown");
}

TEST(Chain, OfFiveLinksIsTooLong) {
    Passport passport = passport::make(Recipe{});
    passport::Party before = passport::make_csca(passport.csca.name, passport.csca.signing, 50, kNow - 3 * kYear, kNow + 9 * kYear, "generation 0");
    passport.trusted = {before.certificate};
    for (int link = 1; link <= 5; ++link) {
        const passport::Party next = link == 5 ? passport.csca
                                               : passport::make_csca(passport.csca.name, passport.csca.signing, 60, kNow - kYear, kNow + 9 * kYear,
                                                                     "generation " + std::to_string(link));
        passport.trusted.push_back(passport::link_certificate(before, next, std::uint64_t(70 + link), kNow - 2 * kYear, kNow + 9 * kYear));
        before = next;
    }
    EXPECT_EQ(verdict_of(passport).find("signer")->reason, "csca-unknown");
}

TEST(Chain, OfALinkThatTheCscaBeforeDidNotSignIsNotTrusted) {
    Passport passport = passport::make(Recipe{});
    const passport::Party before = passport::make_csca({"UT", "Before"}, {}, 9, kNow - 9 * kYear, kNow + 4 * kYear, "before");
    const passport::Party forger = passport::make_csca(before.name, {}, 9, kNow - 9 * kYear, kNow + 4 * kYear, "forger");
    passport.trusted = {before.certificate,
                        passport::link_certificate(forger, passport.csca, 10, kNow - 3 * kYear, kNow + 9 * kYear)};
    EXPECT_EQ(verdict_of(passport).find("signer")->reason, "csca-unknown");
}

TEST(Chain, OfALinkMadeAfterItsCscasTimeIsNotTrusted) {
    Passport passport = passport::make(Recipe{});
    const passport::Party before = passport::make_csca({"UT", "Before"}, {}, 9, kNow - 9 * kYear, kNow - 4 * kYear, "long ago");
    passport.trusted = {before.certificate,
                        passport::link_certificate(before, passport.csca, 10, kNow - 3 * kYear, kNow + 9 * kYear)};
    EXPECT_EQ(verdict_of(passport).find("signer")->reason, "csca-unknown");
}

TEST(Signer, OnACurveThatNobodyKnowsIsRefused) {
    Recipe recipe;
    recipe.ds.other_generator = true;
    const Verdict verdict = verdict_of(passport::make(recipe));
    EXPECT_FALSE(verdict.valid);
    EXPECT_EQ(verdict.find("signature")->reason, "curve-unknown");
}

TEST(Signer, IsNotBelievedWithMd5) {
    const passport::Signing md5{.scheme = passport::Signing::Scheme::rsa, .digest = "MD5"};
    Recipe recipe;
    recipe.ds = md5;
    EXPECT_THAT(troubles(verdict_of(passport::make(recipe))), ::testing::StartsWith("signature: not-supported, algorithm-unsupported\n"));
    recipe.ds = {};
    recipe.csca = md5;
    const Verdict verdict = verdict_of(passport::make(recipe));
    EXPECT_FALSE(verdict.valid);
    EXPECT_EQ(verdict.find("signer")->reason, "signature-wrong");
}

TEST(Signer, IsFoundByTheKeyIdentifierWhereTheNameIsWrittenOtherwise) {
    Recipe recipe;
    recipe.change_ds = [](passport::Template& what) { what.issuer.common = "Country Signing CA (old spelling)"; };
    EXPECT_EQ(troubles(verdict_of(passport::make(recipe))), "revocation: undetermined, no-crl\n");
}

TEST(Signer, ThatIsTheCscaItselfIsNoDocumentSigner) {
    Recipe recipe;
    recipe.change_sod = [](passport::SignedContent& content, Passport& passport) {
        content.signers[0].party = passport.csca;
        content.signers[0].digest = passport.csca.signing.digest;
        content.certificates = {passport.csca.certificate};
    };
    const Verdict verdict = verdict_of(passport::make(recipe));
    EXPECT_FALSE(verdict.valid);
    EXPECT_EQ(verdict.find("signer-use")->reason, "is-ca");
}

TEST(Signer, SigningAfterItsCertificateExpiredIsTold) {
    Recipe recipe;
    recipe.change_ds = [](passport::Template& what) { what.to = kNow + kDay / 4; };
    recipe.change_sod = [](passport::SignedContent& content, Passport&) { content.signers[0].time = kNow + kDay / 2; };
    EXPECT_EQ(verdict_of(passport::make(recipe)).find("signer-validity")->reason, "signed-after-expiry");
}

}  // namespace
}  // namespace lds
