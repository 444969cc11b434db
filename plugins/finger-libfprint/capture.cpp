// SPDX-License-Identifier: Apache-2.0
//
// The dialogue between a reader and a traveller.

#include "capture.hpp"

#include <cstring>
#include <optional>

#include "cotejo/hints.h"

namespace finger {
namespace {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

// How long a simulated traveller takes to put a finger down when asked.
constexpr unsigned kReactionMs = 300;

const char* hint_for(FpDeviceRetry retry) {
    switch (retry) {
    case FP_DEVICE_RETRY_TOO_SHORT: return COTEJO_HINT_PRESS_LONGER;
    case FP_DEVICE_RETRY_CENTER_FINGER: return COTEJO_HINT_CENTRE_FINGER;
    case FP_DEVICE_RETRY_REMOVE_FINGER: return COTEJO_HINT_LIFT_FINGER;
    default: return COTEJO_HINT_PLACE_FINGER;
    }
}

Status emit(const cotejo::Job& job, const Impression& impression) {
    cotejo::Draft draft;
    draft.format = COTEJO_FORMAT_GRAY8;
    draft.width = impression.width;
    draft.height = impression.height;
    draft.stride = (impression.width + 63) / 64 * 64;
    const std::uint64_t size = std::uint64_t{draft.stride} * draft.height;
    Result<cotejo::Block> block = job.acquire(size);
    if (!block) return block.error().status;
    std::memset(block->data(), 0, size);
    for (std::uint32_t y = 0; y < impression.height; ++y)
        std::memcpy(block->data() + std::uint64_t{draft.stride} * y,
                    impression.pixels.data() + std::uint64_t{impression.width} * y,
                    impression.width);
    return job.emit(draft, std::move(*block), size);
}

// What the reader's signals mean to the traveller, and what the simulated one does about them.
class Dialogue {
public:
    Dialogue(const cotejo::Job& job, Loop& loop, Reader& reader, Touches* touches)
        : job_(job), loop_(loop), reader_(reader), touches_(touches) {
        reader.watch([this](FpFingerStatusFlags status) { on(status); });
    }
    Dialogue(const Dialogue&) = delete;
    // The reader still has to close, and a touch may be on its way.
    ~Dialogue() {
        reader_.watch(nullptr);
        loop_.forget();
    }

    /// The next invitation says this word; it stays until a finger comes.
    void say_next(const char* hint) { next_ = hint; }

    /// Why the simulated traveller cannot go on.
    const std::optional<Error>& gave_up() const { return gave_up_; }

private:
    void on(FpFingerStatusFlags status) {
        const bool needed = status & FP_FINGER_STATUS_NEEDED;
        const bool present = status & FP_FINGER_STATUS_PRESENT;
        if (present && !needed) job_.guide(COTEJO_HINT_LIFT_FINGER);
        if (!needed || present) return;
        job_.guide(std::exchange(next_, COTEJO_HINT_PLACE_FINGER));
        if (touches_) loop_.later(kReactionMs, [this] { touch(); });
    }

    void touch() {
        Result<Touches::Touch> touch = touches_->next();
        if (!touch) {
            gave_up_ = touch.error();
            g_cancellable_cancel(loop_.cancellable());
            return;
        }
        std::visit([this](const auto& what) { reader_.finger()->press(what); }, *touch);
    }

    const cotejo::Job& job_;
    Loop& loop_;
    Reader& reader_;
    Touches* touches_;
    const char* next_ = COTEJO_HINT_PLACE_FINGER;
    std::optional<Error> gave_up_;
};

// One touch; an error ends the job.
Result<void> take_one(const cotejo::Job& job, Reader& reader, Dialogue& dialogue) {
    Result<Touched<Object<FpImage>>> touched = reader.capture();
    if (!touched) return dialogue.gave_up().value_or(touched.error());
    if (const auto* retry = std::get_if<FpDeviceRetry>(&*touched)) {
        dialogue.say_next(hint_for(*retry));
        return {};
    }
    Result<Impression> impression = read_impression(*std::get<Object<FpImage>>(*touched));
    if (!impression) return Error{Status::failed, impression.error().what};
    const Status emitted = emit(job, *impression);
    if (emitted == Status::ok || emitted == Status::busy) return {};
    return Error{emitted, "a print of " + std::to_string(impression->width) + " x " +
                              std::to_string(impression->height) + " pixels was not taken"};
}

}  // namespace

Result<void> capture(const cotejo::Job& job, Loop& loop, Reader& reader, Touches* touches) {
    Dialogue dialogue(job, loop, reader, touches);
    while (!loop.cancelled()) {
        Result<void> taken = take_one(job, reader, dialogue);
        if (!taken) return taken;
    }
    return Error{Status::cancelled, {}};
}

}  // namespace finger
