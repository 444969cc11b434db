// SPDX-License-Identifier: Apache-2.0
//
// The plugin: opens a source, and writes its frames straight into the host's blocks.

#include "folder.hpp"
#include "gain.hpp"
#include "options.hpp"
#include "video.hpp"

#include <stdexcept>

#include "cotejo/plugin.hpp"

namespace {

using camera::Clock;
using cotejo::Block;
using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

camera::Options checked(Result<camera::Options> options) {
    if (!options) throw std::invalid_argument(options.error().what);
    return *std::move(options);
}

class Camera final : public cotejo::Capturer, public cotejo::Wakeable {
public:
    explicit Camera(const cotejo::Host& host)
        : host_(host), options_(checked(camera::read_options(host))),
          wait_(std::make_shared<camera::Wait>()) {}

    Result<void> capture(const cotejo::Job& job, cotejo::Inputs) override {
        const Result<std::unique_ptr<camera::Source>> source =
            options_.folder.empty() ? camera::Video::open(options_, job, wait_)
                                    : camera::Folder::open(options_, host_);
        if (!source) return source.error();
        return stream(job, **source);
    }

    void wake() override { wait_->wake(); }

private:
    Result<void> stream(const cotejo::Job& job, camera::Source& source) {
        const camera::Gain gain(options_.camera ? 0.0 : camera::exposure(job));
        const auto period = std::chrono::duration_cast<Clock::duration>(
            std::chrono::duration<double>(1 / options_.fps));
        for (Clock::time_point due = Clock::now(); !job.cancelled();
             due = std::max(due + period, Clock::now())) {
            if (source.needs_pacing()) wait_->until(due, job);
            const Result<std::optional<cv::Size>> size = source.next(job);
            if (!size) return size.error();
            if (!*size) break;
            const Result<void> sent = send(job, source, gain, **size);
            if (!sent) return sent.error();
        }
        if (job.cancelled()) return Error{Status::cancelled, "cancelled"};
        return {};
    }

    /// Writes the frame into a block and gives it; drops it when every block is in use.
    static Result<void> send(const cotejo::Job& job, camera::Source& source,
                             const camera::Gain& gain, cv::Size size) {
        Draft draft;
        draft.format = COTEJO_FORMAT_BGR8;
        draft.time_ns = cotejo::monotonic_ns();
        draft.width = std::uint32_t(size.width);
        draft.height = std::uint32_t(size.height);
        draft.stride = std::uint32_t(camera::stride_of(size.width));
        const std::uint64_t bytes = std::uint64_t(draft.stride) * draft.height;

        Result<Block> block = job.acquire(bytes);
        if (!block && block.error().status == Status::busy) return {};
        if (!block) return block.error();
        cv::Mat frame(size, CV_8UC3, block->data(), draft.stride);
        const Result<void> written = source.write(frame);
        if (!written) return written.error();
        gain.apply(frame);
        const Status given = job.emit(draft, std::move(*block), bytes);
        if (given != Status::ok) return Error{given, "the host did not take a frame"};
        return {};
    }

    cotejo::Host host_;
    const camera::Options options_;
    const std::shared_ptr<camera::Wait> wait_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.camera.opencv", Camera)
