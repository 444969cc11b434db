// SPDX-License-Identifier: Apache-2.0
//
// Says it is somebody else than its manifest does.

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;
    Result<void> misbehave(const Job&, Inputs) override { return {}; }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.echo", Plugin)
