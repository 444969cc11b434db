// SPDX-License-Identifier: Apache-2.0
//
// Claims what only the host may say of a record.

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        Draft draft;
        draft.number(COTEJO_FACT_LISTED, 1).number(COTEJO_FACT_VOUCHED, 1);
        return ended(job.emit(draft));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.verdicts", Plugin)
