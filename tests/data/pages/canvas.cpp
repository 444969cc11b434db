// SPDX-License-Identifier: Apache-2.0
//
// Lays inks on paper. What an ink does under infra-red and ultra-violet is in seen() and shows().

#include "canvas.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace pages {

using cotejo::Result;

namespace {

constexpr double kPitch = 2.54;             // ICAO 9303-3 § 4.4: ten characters an inch
const cv::Scalar kDull{58, 24, 20};         // security paper under 365 nm
const cv::Scalar kBright{235, 150, 120};    // office paper: its brightener glows blue

/// The middle of a picture that has this ratio of width to height.
cv::Mat cropped(const cv::Mat& picture, double ratio) {
    const int width = std::min(picture.cols, int(picture.rows * ratio)), height = std::min(picture.rows, int(picture.cols / ratio));
    return picture({(picture.cols - width) / 2, (picture.rows - height) / 2, width, height});
}

}  // namespace

Result<Fonts> Fonts::open() {
    Result<Font> ocr_b = Font::open(OCR_B_FONT);
    if (!ocr_b) return ocr_b.error();
    Result<Font> sans = Font::open(SANS_FONT);
    if (!sans) return sans.error();
    return Fonts{*std::move(ocr_b), *std::move(sans)};
}

Canvas::Canvas(cv::Size2d size_mm, const Options& options, const Fonts& fonts)
    : size_(size_mm), options_(options), fonts_(fonts) {
    paper_ = options.light == Light::infrared   ? cv::Scalar::all(228)
             : options.light == Light::visible  ? cv::Scalar(243, 246, 246)
             : options.copied                   ? kBright
                                                : kDull;
    pixels_.create(cv::Size(int(std::lround(size_.width * options.dots_per_mm)),
                            int(std::lround(size_.height * options.dots_per_mm))), CV_8UC3);
    pixels_ = paper_;
}

bool Canvas::shows(Ink ink) const {
    if (options_.light == Light::ultraviolet) return ink != Ink::glow || !options_.copied;
    if (ink == Ink::glow) return false;
    return options_.light == Light::visible || (ink == Ink::carbon && !options_.copied);
}

cv::Scalar Canvas::seen(Ink ink, cv::Scalar colour) const {
    if (options_.light == Light::infrared) return cv::Scalar::all(34);
    if (options_.light == Light::visible || ink == Ink::glow) return colour;
    const double light = ink == Ink::carbon ? 0.12 : (colour[0] + colour[1] + colour[2]) / (3 * 255);
    return paper_ * light; // an ink swallows what the paper under it would give
}

cv::Rect Canvas::pixels_of(cv::Rect2d mm) const {
    const double scale = options_.dots_per_mm;
    return cv::Rect(cv::Point(int(std::lround(mm.x * scale)), int(std::lround(mm.y * scale))),
                    cv::Size(int(std::lround(mm.width * scale)), int(std::lround(mm.height * scale))));
}

/// Mixes a colour in, as far as `coverage` (0 to 255) says.
void Canvas::lay(const cv::Mat& coverage, cv::Point corner, Ink ink, cv::Scalar colour) {
    if (!shows(ink)) return;
    const cv::Scalar into = seen(ink, colour);
    const cv::Rect here = cv::Rect(corner, coverage.size()) & cv::Rect({}, pixels_.size());
    for (int y = here.y; y < here.br().y; ++y)
        for (int x = here.x; x < here.br().x; ++x) {
            const double part = coverage.at<std::uint8_t>(y - corner.y, x - corner.x) / 255.0;
            if (part == 0.0) continue;
            auto& pixel = pixels_.at<cv::Vec3b>(y, x);
            for (int c = 0; c < 3; ++c)
                pixel[c] = cv::saturate_cast<std::uint8_t>(pixel[c] * (1 - part) + into[c] * part);
        }
}

void Canvas::text(const std::string& text, cv::Point2d at, double height, Ink ink, cv::Scalar colour) {
    const double scale = options_.dots_per_mm, em = height * scale;
    const double width = fonts_.sans.width(text, em);
    const cv::Point corner(int(at.x * scale) - 2, int((at.y - height * 1.1) * scale));
    cv::Mat coverage = cv::Mat::zeros(int(em * 1.5) + 2, int(width) + 6, CV_8UC1);
    fonts_.sans.draw(coverage, text, at * scale - cv::Point2d(corner), em);
    lay(coverage, corner, ink, colour);
}

cv::Rect Canvas::ocr_lines(const std::vector<std::string>& lines, cv::Point2d last, double spacing) {
    if (lines.empty()) return {};
    const double scale = options_.dots_per_mm, em = kPitch * scale / fonts_.ocr_b.advance('0');
    const double top = last.y - double(lines.size() - 1) * spacing - 2.8;
    const cv::Rect zone = pixels_of({last.x, top, kPitch * double(lines[0].size()), last.y - top + 0.3});
    cv::Mat coverage = cv::Mat::zeros(zone.size(), CV_8UC1);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double below = double(lines.size() - 1 - i) * spacing;
        fonts_.ocr_b.draw(coverage, lines[i], cv::Point2d(0, (last.y - below - top) * scale), em, kPitch * scale);
    }
    lay(coverage, zone.tl(), Ink::carbon, {28, 24, 24});
    return zone;
}

cv::Rect Canvas::picture(const cv::Mat& picture, cv::Rect2d into, Ink ink) {
    const cv::Rect where = pixels_of(into) & cv::Rect({}, pixels_.size());
    if (!shows(ink) || picture.empty() || where.empty()) return where;
    const cv::Mat part = cropped(picture, double(where.width) / where.height);
    cv::Mat scaled;
    cv::resize(part, scaled, where.size(), 0, 0, part.cols > where.width ? cv::INTER_AREA : cv::INTER_CUBIC);
    cv::Mat place = pixels_(where);
    if (options_.light == Light::ultraviolet) place = place * 0.25;
    else if (options_.light == Light::visible) cv::addWeighted(scaled, 0.94, place, 0.06, 0, place);
    else {
        cv::Mat grey;
        cv::cvtColor(scaled, grey, cv::COLOR_BGR2GRAY);
        cv::cvtColor(grey, place, cv::COLOR_GRAY2BGR);
    }
    return where;
}

cv::Rect Canvas::symbol(const cv::Mat& grey, cv::Rect2d into) {
    const cv::Rect most = pixels_of(into);
    const int times = std::max(1, std::min(most.width / grey.cols, most.height / grey.rows));
    cv::Mat scaled;
    cv::resize(grey, scaled, grey.size() * times, 0, 0, cv::INTER_NEAREST);
    const cv::Rect where(most.tl() + cv::Point((most.size() - scaled.size()) / 2), scaled.size());
    const int quiet = 2 * times;
    const cv::Rect white(where.tl() - cv::Point(quiet, quiet), where.size() + cv::Size(2 * quiet, 2 * quiet));
    if (options_.light == Light::visible) pixels_(white & cv::Rect({}, pixels_.size())) = cv::Scalar::all(250);
    lay(255 - scaled, where.tl(), Ink::carbon, {20, 20, 20});
    return where;
}

void Canvas::fill(cv::Rect2d where, Ink ink, cv::Scalar colour) {
    const cv::Rect pixels = pixels_of(where) & cv::Rect({}, pixels_.size());
    if (shows(ink)) pixels_(pixels) = seen(ink, colour);
}

void Canvas::curve(const std::vector<cv::Point2d>& points, Ink ink, cv::Scalar colour, double width) {
    if (!shows(ink)) return;
    constexpr int kFraction = 4; // bits
    std::vector<cv::Point> whole;
    for (const cv::Point2d& point : points)
        whole.emplace_back(point * options_.dots_per_mm * (1 << kFraction));
    cv::polylines(pixels_, whole, false, seen(ink, colour), std::max(1, int(std::lround(width * options_.dots_per_mm))),
                  cv::LINE_AA, kFraction);
}

}  // namespace pages
