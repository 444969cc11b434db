// SPDX-License-Identifier: Apache-2.0
//
// Prints without end to standard output and error.

#include <cstdio>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        for (int number = 0; number < 100000; ++number)
            std::fprintf(number % 2 ? stdout : stderr, "line %d\\n", number);
        return ended(job.emit(Draft{}.number("printed", 1)));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.prints", Plugin)
