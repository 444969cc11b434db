// SPDX-License-Identifier: Apache-2.0
//
// Ends its process in mid-job, cleanly.

#include <cstdlib>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        (void)job;
        std::_Exit(0);
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.exits", Plugin)
