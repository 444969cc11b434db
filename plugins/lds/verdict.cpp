// SPDX-License-Identifier: Apache-2.0

#include "lds/verdict.hpp"

#include <algorithm>

#include "cotejo/kinds.h"

namespace lds {

std::string_view name(Outcome outcome) {
    switch (outcome) {
    case Outcome::successful: return "successful";
    case Outcome::failed: return "failed";
    case Outcome::undetermined: return "undetermined";
    case Outcome::not_supported: return "not-supported";
    case Outcome::aborted: return "aborted";
    }
    return "aborted";
}

void Verdict::add(std::string name, Outcome outcome, std::string reason) {
    checks.push_back({std::move(name), outcome, std::move(reason)});
}

const Check* Verdict::find(std::string_view name) const {
    const auto found = std::ranges::find(checks, name, &Check::name);
    return found == checks.end() ? nullptr : &*found;
}

void describe(const Verdict& verdict, cotejo::Draft& draft) {
    for (const Check& check : verdict.checks) {
        draft.text(COTEJO_FACT_CHECK + check.name, std::string(name(check.outcome)));
        if (!check.reason.empty()) draft.text(COTEJO_FACT_CHECK + check.name + ".reason", check.reason);
    }
}

}  // namespace lds
