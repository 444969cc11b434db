// SPDX-License-Identifier: Apache-2.0
//
// Canvas: a page being drawn, in millimetres, as it looks under one light.

#pragma once

#include <string>

#include <opencv2/core.hpp>

#include "font.hpp"
#include "page.hpp"

namespace pages {

/// How an ink looks under each light.
enum class Ink {
    carbon, ///< B900: black in infra-red too
    dye,    ///< a colour that infra-red does not see
    glow,   ///< seen under ultra-violet alone
};

struct Fonts {
    Font ocr_b, sans;
    static cotejo::Result<Fonts> open();
};

class Canvas {
public:
    Canvas(cv::Size2d size_mm, const Options& options, const Fonts& fonts);

    /// Writes text, its baseline beginning at `at`; `height` is an em in millimetres.
    void text(const std::string& text, cv::Point2d at, double height, Ink ink, cv::Scalar colour = {30, 26, 24});
    /// Writes lines of OCR-B of 2.54 mm pitch; `last` is the first character's lower left corner in the
    /// last of them, the others lie `spacing` above each other. Returns where they lie, in pixels.
    cv::Rect ocr_lines(const std::vector<std::string>& lines, cv::Point2d last, double spacing);
    /// Lays the middle of a picture into a rectangle. Carbon: seen in infra-red too, as a printed portrait is.
    cv::Rect picture(const cv::Mat& picture, cv::Rect2d into, Ink ink);
    /// Lays black modules on white, each as many whole pixels as fit.
    cv::Rect symbol(const cv::Mat& grey, cv::Rect2d into);
    void fill(cv::Rect2d where, Ink ink, cv::Scalar colour);
    void curve(const std::vector<cv::Point2d>& points, Ink ink, cv::Scalar colour, double width);

    cv::Size2d size() const { return size_; }
    cv::Mat& pixels() { return pixels_; }
    cv::Rect pixels_of(cv::Rect2d millimetres) const;

private:
    void lay(const cv::Mat& coverage, cv::Point corner, Ink ink, cv::Scalar colour);
    cv::Scalar seen(Ink ink, cv::Scalar colour) const;
    bool shows(Ink ink) const;

    cv::Size2d size_;
    const Options& options_;
    const Fonts& fonts_;
    cv::Scalar paper_;
    cv::Mat pixels_;
};

}  // namespace pages
