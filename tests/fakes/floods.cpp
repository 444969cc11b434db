// SPDX-License-Identifier: Apache-2.0
//
// Gives records without end, whatever emit() says.

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        for (double number = 0;; ++number) (void)job.emit(Draft{}.number("number", number));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.floods", Plugin)
