// SPDX-License-Identifier: Apache-2.0
//
// Gives a kind that nobody asked for.

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        cotejo_record record{};
        record.kind = "fake.other";
        record.format = "";
        record.time_ns = monotonic_ns();
        return ended(Status{host_.raw()->emit(host_.raw(), job.raw(), &record)});
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.other-kind", Plugin)
