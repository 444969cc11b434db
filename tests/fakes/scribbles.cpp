// SPDX-License-Identifier: Apache-2.0
//
// Writes into a block after it has given it away: when the job is cancelled.

#include "fake.hpp"

namespace {

using namespace cotejo;

class Plugin final : public fake::Fake {
    using Fake::Fake;

    Result<void> misbehave(const Job& job, Inputs) override {
        Result<Block> block = job.acquire(4096);
        if (!block) return block.error();
        std::uint8_t* data = block->data();
        std::memset(data, 1, 4096);
        Draft draft;
        draft.format = COTEJO_FORMAT_BYTES;
        const Status status = job.emit(draft, std::move(*block), 4096);
        while (!job.cancelled()) {
        }
        std::memset(data, 2, 4096);
        return ended(status);
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.scribbles", Plugin)
