// SPDX-License-Identifier: Apache-2.0
//
// Verdict: what passive authentication found, check by check, in the words of BSI TR-03135.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cotejo/plugin/draft.hpp"

namespace lds {

/// How a check ended. Undetermined: it could not be decided, because something outside the document (a
/// CSCA certificate, a revocation list) is not there. Aborted: a check that it builds on did not succeed.
enum class Outcome { successful, failed, undetermined, not_supported, aborted };

/// "successful", "failed", "undetermined", "not-supported", "aborted".
std::string_view name(Outcome outcome);

struct Check {
    std::string name;    ///< "signature", "dg1"
    Outcome outcome = Outcome::successful;
    std::string reason;  ///< a word, no personal data: "hash-differs"; empty when successful
};

struct Verdict {
    /// True when everything that was given was signed by an issuer that is trusted, and nothing failed.
    bool valid = false;
    std::vector<Check> checks;
    std::vector<int> listed;  ///< data groups that EF.SOD has hashes of; empty when it cannot be read
    std::string signer, csca; ///< SHA-256 of the certificates used, in hexadecimal digits; for a log

    void add(std::string name, Outcome outcome, std::string reason = "");
    /// The check of this name; null when it was not made.
    const Check* find(std::string_view name) const;
};

/// Adds check.<name> and, where there is one, check.<name>.reason of each. Not `valid`, which is for
/// whoever knows of the chip's own checks too.
void describe(const Verdict& verdict, cotejo::Draft& draft);

/// Why something could not be done, as the reason word of a check.
struct Why {
    std::string reason;
    Outcome outcome = Outcome::failed;
};

}  // namespace lds
