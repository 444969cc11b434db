// SPDX-License-Identifier: Apache-2.0
//
// Writes where nothing is.

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        (void)job;
        *static_cast<volatile int*>(nullptr) = 1;
        return {};
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.crashes", Plugin)
