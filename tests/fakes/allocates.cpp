// SPDX-License-Identifier: Apache-2.0
//
// Allocates without end, and touches what it gets.

#include <memory>
#include <vector>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        std::vector<std::unique_ptr<char[]>> all;
        while (!job.cancelled()) all.emplace_back(std::make_unique<char[]>(1 << 20));
        return {};
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.allocates", Plugin)
