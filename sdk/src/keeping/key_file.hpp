// SPDX-License-Identifier: Apache-2.0
//
// A file that holds one secret and a check of it.

#pragma once

#include <filesystem>

#include "cotejo/result.hpp"
#include "cotejo/secret.hpp"

namespace cotejo {

/// Writes a key to a new file of mode 0600, whole or not at all, durable.
Result<void> write_key_file(const std::filesystem::path& file, const Secret& key);

/// Status::not_found: no such file. Status::refused: it holds no whole key.
Result<Secret> read_key_file(const std::filesystem::path& file);

}  // namespace cotejo
