// SPDX-License-Identifier: Apache-2.0
//
// A simulated passport in a folder: its files as a chip gives them, its zone, and what its issuer
// published.

#pragma once

#include <filesystem>

#include "cotejo/result.hpp"
#include "passport/card/issue.hpp"

namespace passport::card {

/// Writes EF_COM.bin, EF_SOD.bin, EF_CardAccess.bin, DG1.bin and so on, mrz.txt, and in trust/ the
/// certificates as csca-1.cer, the revocation lists as crl-1.crl and the master list as masterlist.ml.
/// Status::failed names the file that cannot be written.
cotejo::Result<void> write_folder(const Issued& issued, const std::filesystem::path& folder);

/// Writes only what the issuer published, into `folder` itself.
cotejo::Result<void> write_trust(const Passport& passport, const std::filesystem::path& folder);

/// Puts the files of such a folder, whoever made them, into a chip that knows BAC and, where there is an
/// EF.CardAccess, PACE as it says. Status::refused: no mrz.txt or no zone in it.
cotejo::Result<Chip> read_folder(const std::filesystem::path& folder);

}  // namespace passport::card
