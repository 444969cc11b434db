// SPDX-License-Identifier: Apache-2.0
//
// The jobs of one `cotejo run`.

#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"

namespace cotejo::tools {

/// All that one call of the verb works with.
struct Session {
    std::unique_ptr<Instance> instance;
    Role role;
    std::vector<Fact> options;
    std::chrono::milliseconds deadline{30'000};
    int count = 1;
    std::string output;
    int saved = 0;
    bool could_save = true;
};

/// Runs the role on the files, one job each or one for all, and prints a line for each job. Gives
/// the verb's exit code.
int run_all(Session& session, const std::vector<std::string>& files);

}  // namespace cotejo::tools
