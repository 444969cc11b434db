// SPDX-License-Identifier: Apache-2.0
//
// Cards for the tests of this folder that answer as a test says.

#pragma once

#include <functional>

#include "emrtd/apdu.hpp"
#include "emrtd/transport.hpp"

namespace emrtd::testing {

/// A card that answers each command by a function, and keeps what it was asked.
class Scripted final : public Transport {
public:
    explicit Scripted(std::function<Response(const Command&)> script) : script_(std::move(script)) {}

    Answer<void> power_on() override { return {}; }
    Answer<Bytes> transmit(View bytes) override {
        const Result<Command> command = read_command(bytes);
        if (!command) return Trouble{Cause::garbled, "not a command"};
        asked.push_back(*command);
        return write(script_(*command));
    }
    void power_off() override {}

    std::vector<Command> asked;

private:
    std::function<Response(const Command&)> script_;
};

}  // namespace emrtd::testing
