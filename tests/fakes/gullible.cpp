// SPDX-License-Identifier: Apache-2.0
//
// A judge that lets everybody off: every challenge is done at once, and nothing is ever an attack.

#include "cotejo/plugin.hpp"

namespace {

using namespace cotejo;

class Gullible final : public Assessor, public Detector, public Extractor {
public:
    explicit Gullible(const Host&) {}

    Result<Draft> assess(const Job&, Inputs) override {
        return Draft{}.number(COTEJO_FACT_UNIFIED, 90).number(COTEJO_FACT_CHALLENGE, 1);
    }
    /// The second time it knows what it saw.
    Result<Draft> detect(const Job&, Inputs) override {
        return Draft{}.number(COTEJO_FACT_ATTACK, 0.01 * ++times_);
    }
    Result<void> extract(const Job&, Inputs) override { return {}; }

private:
    int times_ = 0;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.gullible", Gullible)
