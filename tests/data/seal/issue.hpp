// SPDX-License-Identifier: Apache-2.0
//
// Issues a seal: header, message zone, signature, and what the state publishes beside it.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "seal/recipe.hpp"

namespace seals {

/// A seal and the world it is looked at in.
struct Issued {
    Bytes seal;
    std::vector<Bytes> authorities, signers, lists; ///< DER
};

Issued issue(const Recipe& recipe);

/// Writes authorities and lists into `folder`/trust, signers into `folder`/signers, by the names that
/// document-seal reads. Both folders are made.
void publish(const Issued& issued, const std::filesystem::path& folder);

}  // namespace seals
