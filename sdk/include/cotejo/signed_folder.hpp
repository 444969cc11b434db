// SPDX-License-Identifier: Apache-2.0
//
// A signed plugin: a detached signature over the digest of every file in its folder, manifest,
// library and models alike.

#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "cotejo/mistake.hpp"
#include "cotejo/result.hpp"
#include "cotejo/signature.hpp"

namespace cotejo {

/// Writes <folder>/plugin.sig, in place of one that is there: the digest of every file in the
/// folder and its sub-folders, and an Ed25519 signature over that list. Status::invalid when there
/// is no plugin.yaml, or something that is no regular file; Status::failed when it cannot be read or
/// written.
Result<void> sign_folder(const std::filesystem::path& folder, const SigningKey& key);

/// Checks that plugin.sig was made with one of the trusted keys and that the folder holds exactly the
/// files it names, unchanged. Nothing is a good signature; else every mistake, with what to do.
/// Call it before the library is loaded, on a folder that nobody untrusted can write.
Mistakes verify_folder(const std::filesystem::path& folder, const std::vector<PublicKey>& trusted);

/// Names what in the folder, and which folder above it, this user (its uid) could change: a production kiosk
/// loads plugins only from where its own user can change nothing. Root can change everything and is
/// not asked about.
Mistakes writable_by(const std::filesystem::path& folder, std::uint32_t user);

}  // namespace cotejo
