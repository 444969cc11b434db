// SPDX-License-Identifier: Apache-2.0
//
// Writes a file that only its owner may read.

#pragma once

#include <filesystem>
#include <string_view>

#include "cotejo/result.hpp"

namespace cotejo::kiosk {

/// Writes a file of mode 0600, whole or not at all, durable on return. Status::failed: the disk says
/// no; what names the file.
Result<void> write_private(const std::filesystem::path& file, std::string_view text);

}  // namespace cotejo::kiosk
