// SPDX-License-Identifier: Apache-2.0

#include "lds/passive.hpp"

#include <gmock/gmock.h>

#include "passport/faults.hpp"

namespace lds {
namespace {

using passport::kNow;
using passport::Passport;
using passport::Recipe;
using passport::Signing;

Files files_of(const Passport& passport) {
    Files files;
    for (const auto& [id, file] : passport.files) files.put(id, file);
    return files;
}

Trust trust_of(const Passport& passport) {
    Trust trust;
    for (const Bytes& der : passport.trusted) EXPECT_TRUE(trust.add_certificate(der));
    for (const Bytes& der : passport.revocation_lists) EXPECT_TRUE(trust.add_revocation_list(der));
    return trust;
}

Verdict verdict_of(const Passport& passport, std::time_t now = kNow) {
    return verify(files_of(passport), trust_of(passport), now);
}

/// Every check that did not succeed: "signer: undetermined, csca-unknown".
std::string troubles(const Verdict& verdict) {
    std::string all;
    for (const Check& check : verdict.checks)
        if (check.outcome != Outcome::successful)
            all += check.name + ": " + std::string(name(check.outcome)) + ", " + check.reason + "\n";
    return all;
}

TEST(PassiveAuthentication, FindsAGoodPassportValid) {
    const Verdict verdict = verdict_of(passport::make(Recipe{}));
    EXPECT_EQ(troubles(verdict), "");
    EXPECT_TRUE(verdict.valid);
    EXPECT_THAT(verdict.listed, testing::ElementsAre(1, 2, 11));
}

class EveryFault : public testing::TestWithParam<std::string> {};

TEST_P(EveryFault, IsFoundAndNamed) {
    const passport::Fault& fault = *passport::find_fault(GetParam());
    const Verdict verdict = verdict_of(passport::make(Recipe{}, fault.name));
    EXPECT_FALSE(verdict.valid);
    const Check* check = verdict.find(fault.check);
    ASSERT_TRUE(check) << troubles(verdict);
    EXPECT_EQ(name(check->outcome), fault.result) << troubles(verdict);
    EXPECT_EQ(check->reason, fault.reason) << troubles(verdict);
}

std::vector<std::string> names_of_faults() {
    std::vector<std::string> names;
    for (const passport::Fault& fault : passport::faults()) names.push_back(fault.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Passive, EveryFault, testing::ValuesIn(names_of_faults()), [](const auto& info) {
    std::string name = info.param;
    std::ranges::replace(name, '-', '_');
    return name;
});

}  // namespace
}  // namespace lds
