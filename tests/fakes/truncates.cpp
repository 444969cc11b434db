// SPDX-License-Identifier: Apache-2.0
//
// Tries to shrink whatever memory it holds under its reader.

#include <sys/mman.h>
#include <unistd.h>

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        Result<Block> block = job.acquire(4096);
        if (!block) return block.error();
        std::memset(block->data(), 7, 4096);
        Draft draft;
        draft.format = COTEJO_FORMAT_BYTES;
        bool through = false;
        for (int descriptor = 0; descriptor < 16; ++descriptor)
            through = through || ::ftruncate(descriptor, 0) == 0;
        attempt(draft, "ftruncate", through);
        attempt(draft, "remove", ::madvise(block->data(), 4096, MADV_REMOVE) == 0);
        return ended(job.emit(draft, std::move(*block), 4096));
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.truncates", Plugin)
