// SPDX-License-Identifier: Apache-2.0

#include "facts.hpp"

#include "cotejo/kinds.h"
#include "mrz/facts.hpp"

namespace seal {

cotejo::Draft describe(const Verdict& verdict, Bytes bytes) {
    cotejo::Draft draft;
    draft.format = COTEJO_FORMAT_BYTES;
    draft.data.assign(bytes.begin(), bytes.end());
    if (verdict.contents) {
        mrz::Mrz zone = verdict.contents->zone;
        zone.checks.clear();
        mrz::describe(zone, draft);
        if (!verdict.contents->passport_number.empty())
            draft.text(COTEJO_FACT_PASSPORT_NUMBER, verdict.contents->passport_number);
    }
    for (const Check& check : verdict.checks) {
        const std::string name = COTEJO_FACT_CHECK + std::string(check.name);
        draft.text(name, std::string(check.result));
        if (!check.holds()) draft.text(name + ".reason", std::string(check.reason));
    }
    draft.number(COTEJO_FACT_VALID, verdict.valid ? 1 : 0);
    return draft;
}

}  // namespace seal
