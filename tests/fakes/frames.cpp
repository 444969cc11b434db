// SPDX-License-Identifier: Apache-2.0
//
// A camera without a sensor: numbered frames of one colour, as fast as its blocks come free.

#include "cotejo/plugin.hpp"

namespace {

using namespace cotejo;

constexpr std::uint32_t kWidth = 1280, kHeight = 720, kStride = kWidth * 3;

class Frames final : public Capturer, public Extractor {
public:
    explicit Frames(const Host&) {}

    /// Streams until cancelled, or `count` frames. A frame for which no block is free is dropped.
    Result<void> capture(const Job& job, Inputs) override {
        const auto count = static_cast<std::uint64_t>(job.number_option("count", 1e15));
        for (std::uint64_t number = 0; number < count && !job.cancelled(); ++number) {
            Result<Block> block = job.acquire(kStride * kHeight);
            while (!block && !job.cancelled()) block = job.acquire(kStride * kHeight);
            if (!block) break;
            const auto colour = static_cast<std::uint8_t>(number);
            std::memset(block->data(), colour, job.number_option("touch", 1) ? kStride * kHeight : 1);
            Draft frame;
            frame.format = COTEJO_FORMAT_BGR8;
            frame.width = kWidth;
            frame.height = kHeight;
            frame.stride = kStride;
            frame.number("number", static_cast<double>(number));
            const Status status = job.emit(frame, std::move(*block), kStride * kHeight);
            if (status == Status::cancelled) break;
            if (status != Status::ok) return Error{status, "emit"};
        }
        if (job.cancelled()) return Error{Status::cancelled, ""};
        return {};
    }

    /// Gives the first and last byte of each input, and how many there are.
    Result<void> extract(const Job& job, Inputs inputs) override {
        Draft draft;
        draft.number("inputs", static_cast<double>(inputs.size()));
        int number = 0;
        for (const View& input : inputs) {
            const std::string which = std::to_string(number++);
            draft.number("first." + which, input.data().front());
            draft.number("last." + which, input.data().back());
            if (job.number_option("sum", 0)) draft.number("sum." + which, sum(input.data()));
        }
        const Status status = job.emit(draft);
        if (status != Status::ok) return Error{status, "emit"};
        return {};
    }

private:
    /// Reads every byte.
    static double sum(std::span<const std::uint8_t> data) {
        std::uint64_t total = 0;
        for (const std::uint8_t byte : data) total += byte;
        return static_cast<double>(total);
    }
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.fake.frames", Frames)
