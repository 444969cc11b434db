// SPDX-License-Identifier: Apache-2.0
//
// judge: everything that is asked of a seal, ICAO 9303-13 § 4 and appendix D.

#pragma once

#include <optional>
#include <vector>

#include "check.hpp"
#include "contents.hpp"
#include "trust.hpp"

namespace seal {

struct Verdict {
    std::vector<Check> checks;        ///< each by its own name, in the order of README.md
    std::optional<Contents> contents; ///< what the seal says, to be believed only where it is valid
    bool valid = false;               ///< the seal proved itself

    /// The check of a name; null when it was not made.
    const Check* find(std::string_view name) const;
};

/// Judges a seal on a day, UTC, by what an operator trusts. Where several certificates have the number that
/// it refers to, the one that says most for it counts. With `strict`, a seal is valid only when a current
/// revocation list was there; otherwise it is enough that none names the certificate. Never fails: bytes
/// that are no seal are a check that failed.
Verdict judge(Bytes bytes, const Trust& trust, Day today, bool strict = false);

}  // namespace seal
