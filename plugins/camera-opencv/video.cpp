// SPDX-License-Identifier: Apache-2.0
//
// Reads a camera (V4L2) or a video file (FFmpeg) through OpenCV. The backend is named, so that no
// other is tried: some of them start programs to look for plugins.

#include "video.hpp"

#include <cmath>

namespace camera {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

/// Takes the camera's own exposure as it stands and changes it by these EV steps; 0 leaves the camera
/// to itself again. The values are V4L2's: V4L2_CID_EXPOSURE_AUTO 1 is manual, 3 is by aperture.
void expose(cv::VideoCapture& capture, double steps) {
    const double own = capture.get(cv::CAP_PROP_EXPOSURE); // of 100 microseconds
    capture.set(cv::CAP_PROP_AUTO_EXPOSURE, steps == 0.0 ? 3 : 1);
    if (steps != 0.0 && own > 0) capture.set(cv::CAP_PROP_EXPOSURE, own * std::exp2(steps));
}

bool open_device(cv::VideoCapture& capture, int device, double steps, const Options& options) {
    if (!capture.open(device, cv::CAP_V4L2)) return false;
    // Wishes: what the camera cannot do it leaves as it is. Motion JPEG is how USB carries 720p30.
    capture.set(cv::CAP_PROP_FOURCC, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'));
    capture.set(cv::CAP_PROP_FRAME_WIDTH, options.size.width);
    capture.set(cv::CAP_PROP_FRAME_HEIGHT, options.size.height);
    capture.set(cv::CAP_PROP_FPS, options.fps);
    expose(capture, steps);
    return true;
}

Grabber::Open opener(int device, double steps, const Options& options) {
    return [device, steps, options](cv::VideoCapture& capture) {
        return options.camera ? open_device(capture, device, steps, options)
                              : capture.open(options.video, cv::CAP_FFMPEG);
    };
}

}  // namespace

Result<std::unique_ptr<Source>> Video::open(const Options& options, const cotejo::Job& job,
                                            std::shared_ptr<Wait> wait) {
    std::unique_ptr<Video> video(new Video(options, std::move(wait)));
    if (const Result<void> started = video->start(job); !started) return started.error();
    return std::unique_ptr<Source>(std::move(video));
}

/// Finds the camera's number. A pinned one is looked for anew each time.
Result<void> Video::find_device() {
    device_ = options_.pin.number;
    if (!options_.pin.set()) return {};
    const Result<Device> found = choose(list_devices(options_.tree), options_.pin);
    if (!found) return found.error();
    device_ = found->number;
    return {};
}

Result<void> Video::start(const cotejo::Job& job) {
    any_ = false;
    grabber_.reset(); // closes the old one first
    if (const Result<void> found = find_device(); !found) return found;
    const int opening = device_;
    grabber_ = std::make_unique<Grabber>(wait_, opener(device_, exposure(job), options_));
    switch (grabber_->opened(job, options_.stall)) {
    case Grabber::Answer::done:
        // Open, it cannot change any more: whoever took its number while it was opened is seen now.
        if (const Result<void> found = find_device(); !found) return found;
        if (device_ == opening) return {};
        return Error{Status::unavailable, "the pinned camera was plugged in anew: try again"};
    case Grabber::Answer::cancelled: return Error{Status::cancelled, "cancelled"};
    case Grabber::Answer::stalled: return lost();
    case Grabber::Answer::failed: break;
    }
    return Error{Status::unavailable, options_.camera
                                          ? "the camera cannot be opened: is it plugged in, and free?"
                                          : "the video file cannot be opened"};
}

Result<std::optional<cv::Size>> Video::next(const cotejo::Job& job) {
    Grabber::Answer answer = grabber_->grab(job, options_.stall);
    const bool ended = answer == Grabber::Answer::failed && !options_.camera && any_;
    if (ended && !options_.loop) return std::optional<cv::Size>();
    if (ended) {
        if (const Result<void> again = start(job); !again) return again.error();
        answer = grabber_->grab(job, options_.stall);
    }
    if (answer == Grabber::Answer::cancelled) return std::optional<cv::Size>();
    if (answer != Grabber::Answer::done) return lost();
    any_ = true;
    const cv::Size size(int(grabber_->capture().get(cv::CAP_PROP_FRAME_WIDTH)),
                        int(grabber_->capture().get(cv::CAP_PROP_FRAME_HEIGHT)));
    if (!fits_block(size))
        return Error{Status::unavailable, "a frame does not fit 8 MiB: set width and height lower"};
    return std::optional(size);
}

Result<void> Video::write(cv::Mat into) {
    const std::uint8_t* memory = into.data;
    if (!grabber_->capture().retrieve(into) || into.data != memory)
        return Error{Status::unavailable, "a frame cannot be decoded"};
    return {};
}

Error Video::lost() const {
    return Error{Status::unavailable, "no frame for " + std::to_string(options_.stall.count()) +
                                          " ms: is the cable in?"};
}

}  // namespace camera
