// SPDX-License-Identifier: Apache-2.0
//
// The sandbox: what a child gives up before it loads foreign code.

#pragma once

#include <string>
#include <vector>

#include "cotejo/manifest.hpp"
#include "cotejo/result.hpp"

namespace cotejo {

/// What stays allowed.
struct Grants {
    Needs needs;
    std::vector<std::string> readable; ///< files and folders
    std::vector<std::string> writable; ///< folders
    bool libraries = true;             ///< the system's libraries may still be loaded
};

/// Confines the calling process, which must have one thread, for ever: limits, no new privileges,
/// no capabilities but those over files, Landlock as new as the kernel has, and a seccomp list of
/// what is allowed. Gives what this kernel lacks, one sentence a layer; Status::unavailable when a
/// layer that the kernel has cannot be set up.
Result<std::vector<std::string>> confine(const Grants& grants);

namespace sandbox {

/// The layers, in the order they are set. Each gives what is missing of it.
using Missing = std::vector<std::string>;
Result<Missing> limit(const Needs& needs);
Result<Missing> drop_privileges();
Result<Missing> restrict_files_and_network(const Grants& grants);
Result<Missing> restrict_calls(const Grants& grants);

/// True when `word` is among `words`.
bool names(const std::vector<std::string>& words, std::string_view word);

}  // namespace sandbox
}  // namespace cotejo
