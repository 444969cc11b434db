// SPDX-License-Identifier: Apache-2.0
//
// Closes every descriptor it finds, the wire among them.

#include <unistd.h>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        (void)job;
        for (int descriptor = 0; descriptor < 16; ++descriptor) ::close(descriptor);
        return {};
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.closes-wire", Plugin)
