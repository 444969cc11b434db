// SPDX-License-Identifier: Apache-2.0
//
// Finds the wire and writes to it what is no message.

#include <sys/socket.h>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        const auto seed = static_cast<std::uint32_t>(job.number_option("seed", 1));
        std::uint32_t state = seed;
        std::uint8_t garbage[512];
        for (std::uint8_t& byte : garbage) byte = static_cast<std::uint8_t>((state = state * 1664525u + 1013904223u) >> 24);
        if (seed % 2) garbage[0] = static_cast<std::uint8_t>(5 + seed % 3); // looks like a message at first
        garbage[1] = 0;
        for (int descriptor = 3; descriptor < 16; ++descriptor)
            ::send(descriptor, garbage, sizeof garbage, MSG_NOSIGNAL);
        while (!job.cancelled()) {
        }
        return {};
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.writes-garbage", Plugin)
