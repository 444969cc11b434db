// SPDX-License-Identifier: Apache-2.0
//
// Trust: the certificates and revocation lists that an operator laid into two folders.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cotejo/result.hpp"
#include "pointers.hpp"

namespace seal {

struct Trust {
    std::vector<Certificate> authorities; ///< country signing CAs: whom we trust
    std::vector<Certificate> signers;     ///< seal signers: trusted only as an authority says so
    std::vector<RevocationList> lists;
    std::vector<std::string> skipped;     ///< a sentence for each file that is not what its name says
};

/// Reads `<folder>/*.cer` (X.509 certificates, DER) and `<folder>/*.crl` (revocation lists, DER) of both
/// folders. Files of other names are let be; one that cannot be read is skipped, and told. Fails only
/// where a folder cannot be read. An empty path is a folder with nothing in it.
cotejo::Result<Trust> load_trust(const std::filesystem::path& authorities, const std::filesystem::path& signers);

}  // namespace seal
