// SPDX-License-Identifier: Apache-2.0
//
// Runs this program once more and waits for it, so that a case that crashes is a result.

#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace cotejo::tools {

/// How a process ended: its exit code, or -1 when it was killed; what it wrote on standard output.
struct Ended {
    int code = -1;
    std::string output;
    std::string how; ///< for a person, when it was killed
};

/// Runs this program with these arguments, for at most `longest`; then it is killed, and with it
/// every process it started.
Ended run_self(const std::vector<std::string>& arguments, std::chrono::seconds longest);

}  // namespace cotejo::tools
