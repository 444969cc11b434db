// SPDX-License-Identifier: Apache-2.0
//
// Throws what is not even an exception.

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        (void)job;
        throw 42;
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.throws", Plugin)
