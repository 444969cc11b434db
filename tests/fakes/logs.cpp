// SPDX-License-Identifier: Apache-2.0
//
// Logs without end.

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        for (int number = 0; !job.cancelled(); ++number)
            host_.error("line " + std::to_string(number));
        return Error{Status::cancelled, ""};
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.logs", Plugin)
