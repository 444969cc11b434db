// SPDX-License-Identifier: Apache-2.0

#include "lds/trust.hpp"

#include <gmock/gmock.h>

#include "lds/certificate.hpp"
#include "passport/revocation.hpp"
#include "testing.hpp"

namespace lds {
namespace {

using passport::kDay;
using passport::kNow;
using passport::Passport;
using passport::Recipe;
using testing::files_of;
using testing::trust_of;
using testing::troubles;

TEST(Trust, GivesTheSameVerdictTheSecondTime) {
    for (const char* fault : {"", "csca-same-name", "link-revoked", "ds-revoked"}) {
        const Passport passport = passport::make(Recipe{}, fault);
        const Trust trust = trust_of(passport);
        const std::string first = troubles(verify(files_of(passport), trust, kNow));
        EXPECT_EQ(first.empty(), std::string(fault).empty());
        EXPECT_EQ(troubles(verify(files_of(passport), trust, kNow)), first) << fault;
    }
}

TEST(Trust, HeedsWhatIsAddedAfterItWasUsed) {
    const Passport passport = passport::make(Recipe{});
    Trust trust = trust_of(passport);
    EXPECT_TRUE(verify(files_of(passport), trust, kNow).valid);
    const Trust before = trust;
    ASSERT_TRUE(trust.add_revocation_list(passport::revocation_list(passport.csca, {42}, kNow - kDay, kNow + kDay)));
    EXPECT_EQ(troubles(verify(files_of(passport), trust, kNow)), "revocation: failed, signer-revoked\n");
    EXPECT_TRUE(verify(files_of(passport), before, kNow).valid);
}

TEST(Trust, VerifiesWhatIsNotInItEachTime) {
    const Passport passport = passport::make(Recipe{});
    Trust trust = trust_of(passport);
    X509* const issuer = trust.certificates()[0].get();
    passport::Bytes altered = passport.ds.certificate;
    const Certificate good = read_certificate(altered);
    EXPECT_TRUE(trust.is_signed_by(good.get(), issuer));
    altered.back() ^= 1;
    const Certificate bad = read_certificate(altered);
    ASSERT_TRUE(bad);
    EXPECT_FALSE(trust.is_signed_by(bad.get(), issuer));
    EXPECT_TRUE(trust.is_self_signed(issuer));
    EXPECT_FALSE(trust.is_self_signed(good.get()));
}

}  // namespace
}  // namespace lds
