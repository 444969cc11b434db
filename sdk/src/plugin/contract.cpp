// SPDX-License-Identifier: Apache-2.0
//
// Checks a job before it reaches a plugin: its role, what it gives, what it takes.

#include "plugin/contract.hpp"

#include <cmath>

#include "plugin/takes.hpp"
#include "plugin/utf8.hpp"
#include "plugin/words.hpp"

namespace cotejo {
namespace {

std::string given(const std::vector<Record>& inputs) {
    std::string list = "[";
    for (std::size_t i = 0; i < inputs.size() && i < 8; ++i)
        list += (i ? ", " : "") + inputs[i].kind();
    return list + (inputs.size() > 8 ? ", ...]" : "]");
}

Result<void> check_options(const std::vector<Fact>& options) {
    if (options.size() > kMostFacts) return Error{Status::invalid, "more than 256 options"};
    for (const Fact& option : options) {
        if (!is_name(option.name)) return Error{Status::invalid, "an option's name is no word"};
        if (!std::isfinite(option.value) ||
            (option.text && (option.text->size() > kLongestText || !is_utf8(*option.text))))
            return Error{Status::invalid, "option \"" + option.name + "\" is out of its limits"};
    }
    return {};
}

}  // namespace

Result<void> check_job(const Manifest& manifest, const Job& job) {
    const Role* offered = nullptr;
    if (job.inputs.size() > kMostInputs) return Error{Status::invalid, "more than 4096 inputs"};
    for (const Role& role : manifest.does) {
        if (role.role != job.role || role.gives != job.gives) continue;
        offered = &role;
        if (takes(role, job.inputs)) return check_options(job.options);
    }
    if (!offered)
        return Error{Status::unsupported, manifest.id + " does not " + job.role +
                                              (job.gives.empty() ? "" : " " + job.gives)};
    return Error{Status::invalid, manifest.id + " takes " + written(*offered) + " to " + job.role +
                                      ", not " + given(job.inputs)};
}

}  // namespace cotejo
