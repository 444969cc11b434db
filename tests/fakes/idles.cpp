// SPDX-License-Identifier: Apache-2.0
//
// Does nothing, at once: what is left is the call.

#include "cotejo/plugin.hpp"

namespace {

using namespace cotejo;

class Idles final : public Capturer {
public:
    explicit Idles(const Host&) {}
    Result<void> capture(const Job&, Inputs) override { return {}; }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.idles", Idles)
