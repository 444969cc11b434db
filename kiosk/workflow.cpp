// SPDX-License-Identifier: Apache-2.0
//
// Reading, checking and following a workflow.

#include "kiosk/workflow.hpp"

#include "kiosk/script_names.hpp"

namespace cotejo::kiosk {

ScriptNames names_of(const Configuration& configuration, std::vector<std::string> says) {
    ScriptNames names = script_names(configuration);
    names.says = std::move(says);
    return names;
}

Workflow::Workflow(const KioskConfig& config, ScriptNames names, LogSink log, Script script)
    : scripts_(config.scripts),
      require_sandbox_(config.require_sandbox),
      names_(std::move(names)),
      log_(std::move(log)),
      script_(std::move(script)) {}

Result<Workflow, Mistakes> Workflow::open(const KioskConfig& config, ScriptNames names,
                                          LogSink log) {
    auto script = Script::load(config.scripts, config.workflow);
    if (!script) return script.error();
    Workflow workflow(config, std::move(names), std::move(log), std::move(*script));
    Mistakes mistakes = workflow.script_.check(workflow.names_, workflow.options());
    if (!mistakes.empty()) return mistakes;
    return workflow;
}

void Workflow::refresh() {
    auto fresh = Script::load(scripts_, script_.workflow());
    Mistakes mistakes;
    if (fresh) {
        const Digest digest = fresh->digest();
        if (digest == script_.digest() || digest == refused_) return;
        mistakes = fresh->check(names_, options());
        if (!mistakes.empty()) refused_ = digest;
    } else {
        mistakes = fresh.error();
    }
    if (mistakes.empty()) script_ = std::move(*fresh);
    else if (log_) log_({COTEJO_ERROR, "workflow",
                         describe(mistakes) + "; the version of before stays"});
}

std::string Workflow::follow(Visit& visit, std::stop_token stop) const {
    const ScriptEnd end = script_.run(visit, names_, options(), std::move(stop));
    if (end.how == ScriptEnd::How::returned || end.how == ScriptEnd::How::stopped) return {};
    if (log_) log_({COTEJO_ERROR, "workflow", end.reason});
    return end.reason.empty() ? "the workflow was ended" : end.reason;
}

ScriptOptions Workflow::options() const {
    ScriptOptions options;
    options.require_sandbox = require_sandbox_;
    options.log = log_;
    return options;
}

}  // namespace cotejo::kiosk
