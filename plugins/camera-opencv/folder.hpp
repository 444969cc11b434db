// SPDX-License-Identifier: Apache-2.0
//
// Folder: pictures in the order of their names, shown as a camera would frame them.

#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <vector>

#include "options.hpp"
#include "source.hpp"

namespace camera {

class Folder final : public Source {
public:
    /// Lists the JPEG and PNG files. Status::unavailable when the folder has none.
    static cotejo::Result<std::unique_ptr<Source>> open(const Options& options,
                                                        const cotejo::Host& host);

    cotejo::Result<std::optional<cv::Size>> next(const cotejo::Job& job) override;
    cotejo::Result<void> write(cv::Mat into) override;
    bool needs_pacing() const override { return true; }

private:
    Folder(const Options& options, const cotejo::Host& host) : options_(options), host_(host) {}
    bool load(std::size_t number);
    bool go_on();

    const Options options_;
    const cotejo::Host host_;
    std::vector<std::filesystem::path> files_;
    std::set<std::size_t> unreadable_;
    std::size_t following_ = 0; ///< the file to load next
    int frames_left_ = 0;       ///< of the picture that is shown
    cv::Mat shown_;
};

/// Fits a picture into this size, keeping its shape, on a grey ground.
cv::Mat fitted(const cv::Mat& picture, cv::Size size);

}  // namespace camera
