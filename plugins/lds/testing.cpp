// SPDX-License-Identifier: Apache-2.0

#include "testing.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace lds::testing {

Files files_of(const passport::Passport& passport) {
    Files files;
    for (const auto& [id, file] : passport.files) files.put(id, file);
    return files;
}

Trust trust_of(const passport::Passport& passport) {
    Trust trust;
    for (const Bytes& der : passport.trusted) EXPECT_TRUE(trust.add_certificate(der));
    for (const Bytes& der : passport.revocation_lists) EXPECT_TRUE(trust.add_revocation_list(der));
    return trust;
}

Verdict verdict_of(const passport::Passport& passport, std::time_t now) {
    return verify(files_of(passport), trust_of(passport), now);
}

std::string troubles(const Verdict& verdict) {
    std::string all;
    for (const Check& check : verdict.checks)
        if (check.outcome != Outcome::successful)
            all += check.name + ": " + std::string(name(check.outcome)) + ", " + check.reason + "\n";
    return all;
}

std::string case_name(std::string name) {
    std::ranges::replace(name, '-', '_');
    return name;
}

}  // namespace lds::testing
