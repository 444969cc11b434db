// SPDX-License-Identifier: Apache-2.0
//
// Workflow: the script a kiosk follows, swapped between visits only.

#pragma once

#include <stop_token>
#include <string>

#include "kiosk/config.hpp"
#include "kiosk/script.hpp"

namespace cotejo::kiosk {

/// The names this kiosk offers to a workflow: what its policy asks, what its instances can do, and
/// what its texts can say.
ScriptNames names_of(const Configuration& configuration, std::vector<std::string> says);

/// One workflow. One thread, between visits and in them.
class Workflow {
public:
    /// Reads and checks the workflow; mistakes with file and line.
    static Result<Workflow, Mistakes> open(const KioskConfig& config, ScriptNames names,
                                           LogSink log);

    /// Takes a changed file if it is sound; otherwise says what is wrong and goes on with the last.
    void refresh();

    /// Follows the workflow through a visit. What an operator must mend, or "".
    std::string follow(Visit& visit, std::stop_token stop) const;

private:
    Workflow(const KioskConfig& config, ScriptNames names, LogSink log, Script script);
    ScriptOptions options() const;

    std::filesystem::path scripts_;
    bool require_sandbox_;
    ScriptNames names_;
    LogSink log_;
    Script script_;
    Digest refused_{}; ///< the last version that was found wrong
};

}  // namespace cotejo::kiosk
