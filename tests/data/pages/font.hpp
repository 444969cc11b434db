// SPDX-License-Identifier: Apache-2.0
//
// Font: draws text by FreeType, at fractions of a pixel.

#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <opencv2/core.hpp>

#include "cotejo/result.hpp"

namespace pages {

class Font {
public:
    /// Status::failed names a file that FreeType does not take.
    static cotejo::Result<Font> open(const std::filesystem::path& file);

    /// Adds UTF-8 text to a layer of coverage (CV_8UC1), its baseline beginning at `at`. `em` is the
    /// size in pixels. With `pitch` above 0 each character stands alone in the middle of a cell so wide.
    void draw(cv::Mat& layer, const std::string& text, cv::Point2d at, double em, double pitch = 0) const;

    /// Width of UTF-8 text in pixels.
    double width(const std::string& text, double em) const;

    /// How far one goes on after this character, in ems.
    double advance(char character) const;

private:
    struct Face;
    explicit Font(std::shared_ptr<Face> face) : face_(std::move(face)) {}
    std::shared_ptr<Face> face_;
};

}  // namespace pages
