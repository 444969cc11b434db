// SPDX-License-Identifier: Apache-2.0
//
// The start file: opens the page in a browser without its token in any command line.

#pragma once

#include <filesystem>
#include <string>

#include "cotejo/result.hpp"

namespace cotejo::kiosk {

/// Writes, mode 0600, a small HTML file that leads a browser to `address`. Replaces what is there.
/// Status::failed, naming the file.
Result<void> write_start_file(const std::filesystem::path& file, const std::string& address);

}  // namespace cotejo::kiosk
