// SPDX-License-Identifier: Apache-2.0
//
// Grabber: the thread on which a driver may block for ever without anybody else doing so.

#pragma once

#include <functional>
#include <memory>

#include <opencv2/videoio.hpp>

#include "source.hpp"

namespace camera {

/// Opens a VideoCapture and takes frames from it on a thread of its own. A call that does not come
/// back in time is left to itself, with the thread: everything it touches it owns.
class Grabber {
public:
    using Open = std::function<bool(cv::VideoCapture&)>;
    enum class Answer { done, failed, cancelled, stalled };

    Grabber(std::shared_ptr<Wait> wait, Open open);
    /// Closes the capture, waiting for that a moment, not for ever.
    ~Grabber();
    Grabber(const Grabber&) = delete;
    Grabber& operator=(const Grabber&) = delete;

    /// Waits until the capture is open.
    Answer opened(const cotejo::Job& job, std::chrono::milliseconds stall);
    /// Takes the next frame, and waits for it.
    Answer grab(const cotejo::Job& job, std::chrono::milliseconds stall);
    /// The capture, between two calls of grab().
    cv::VideoCapture& capture();

private:
    struct Shared;
    Answer await(const cotejo::Job& job, std::chrono::milliseconds stall);

    std::shared_ptr<Shared> shared_;
};

}  // namespace camera
