// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 of files, for what a manifest pins and a signature covers.

#pragma once

#include <filesystem>
#include <string>

#include "cotejo/result.hpp"

namespace cotejo {

/// The SHA-256 of a regular file as 64 hexadecimal digits. Status::failed when it cannot be read;
/// a symbolic link is not followed.
Result<std::string> sha256_of(const std::filesystem::path& file);

}  // namespace cotejo
