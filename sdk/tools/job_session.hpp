// SPDX-License-Identifier: Apache-2.0
//
// The jobs of one `cotejo run`.

#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "cotejo/instance.hpp"

namespace cotejo::tools {

/// Writes a plugin's log to standard error and keeps the line that came last. Any thread.
class LastWords {
public:
    void operator()(const LogLine& line);
    /// The line, which is then forgotten.
    std::string take();

private:
    std::mutex mutex_;
    std::string text_;
};

/// All that one call of the verb works with.
struct Session {
    LastWords said;
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
