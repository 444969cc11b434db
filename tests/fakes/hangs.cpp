// SPDX-License-Identifier: Apache-2.0
//
// Neither looks at cancelled() nor returns.

#include <chrono>
#include <thread>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        job.guide("hold-still");
        for (;;) std::this_thread::sleep_for(std::chrono::hours(1));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.hangs", Plugin)
