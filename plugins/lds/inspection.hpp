// SPDX-License-Identifier: Apache-2.0
//
// Inspection: what the checks of passive authentication share, filled as far as they come.

#pragma once

#include "lds/chain.hpp"
#include "lds/files.hpp"
#include "lds/security_object.hpp"

namespace lds {

struct Inspection {
    const Files& files;
    const Trust& trust;
    std::time_t now;
    std::optional<SecurityObject> object;
    std::optional<SignedBy> signer;
    Chain chain;
};

// The checks that passive.hpp names. Those of the signer need `signer`, the others `object`.
Check check_use(const Inspection& all);
Check check_validity(const Inspection& all);
Check check_state(const Inspection& all);
Check check_com(const Inspection& all);
/// The check of every group that must be there or is.
std::vector<Check> check_groups(const Inspection& all);

inline Check successful(std::string name) { return {std::move(name), Outcome::successful, ""}; }
inline Check failed(std::string name, std::string reason) {
    return {std::move(name), Outcome::failed, std::move(reason)};
}

}  // namespace lds
