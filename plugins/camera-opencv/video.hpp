// SPDX-License-Identifier: Apache-2.0
//
// Video: frames of a camera or of a video file.

#pragma once

#include <memory>

#include "grabber.hpp"
#include "options.hpp"
#include "source.hpp"

namespace camera {

class Video final : public Source {
public:
    /// Opens the camera or the file. Status::unavailable when it cannot be opened in time.
    static cotejo::Result<std::unique_ptr<Source>> open(const Options& options,
                                                        const cotejo::Job& job,
                                                        std::shared_ptr<Wait> wait);

    cotejo::Result<std::optional<cv::Size>> next(const cotejo::Job& job) override;
    cotejo::Result<void> write(cv::Mat into) override;
    bool needs_pacing() const override { return !options_.camera; }

private:
    Video(const Options& options, std::shared_ptr<Wait> wait)
        : options_(options), wait_(std::move(wait)) {}
    cotejo::Result<void> start(const cotejo::Job& job);
    cotejo::Result<void> find_device();
    cotejo::Error lost() const;

    const Options options_;
    const std::shared_ptr<Wait> wait_;
    std::unique_ptr<Grabber> grabber_;
    int device_ = -1;  ///< the camera's number, when it is one
    bool any_ = false; ///< a frame came since the last start
};

}  // namespace camera
