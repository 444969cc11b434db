// SPDX-License-Identifier: Apache-2.0
//
// What a demo's state folder holds before its first visit: keys made there and the signed
// site.yaml.

#pragma once

#include <filesystem>

#include "cotejo/result.hpp"

namespace cotejo::kiosk {

/// Makes, mode 0600 in a folder of mode 0700, what is not there yet:
///   site.key, site.pub           the demo authority's Ed25519 key pair, PEM
///   site.yaml, site.yaml.sig     an attended kiosk's ceiling and its signature
///   checkpoint.key, checkpoint.pub   the key that signs the audit log's checkpoints, PEM
///   gallery.key                  the secret of a gallery
/// What is there and whole is kept; a half-made pair is made anew. Status::failed, naming the file,
/// when the folder cannot be written.
Result<void> prepare_demo(const std::filesystem::path& state);

}  // namespace cotejo::kiosk
