// SPDX-License-Identifier: Apache-2.0
//
// What the tests of this folder make of a made-up passport.

#pragma once

#include "lds/passive.hpp"
#include "passport/faults.hpp"

namespace lds::testing {

Files files_of(const passport::Passport& passport);
Trust trust_of(const passport::Passport& passport);
Verdict verdict_of(const passport::Passport& passport, std::time_t now = passport::kNow);

/// Every check that did not succeed: "signer: undetermined, csca-unknown" and a line's end.
std::string troubles(const Verdict& verdict);

/// "dg1-altered" as GoogleTest wants the name of a case: "dg1_altered".
std::string case_name(std::string name);

}  // namespace lds::testing
