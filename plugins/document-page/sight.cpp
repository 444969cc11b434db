// SPDX-License-Identifier: Apache-2.0
//
// The zone says which side is up, and by its pitch, in parts of the page's width, which size the page is.

#include "sight.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace page {

namespace {

constexpr int kWidth = 720;        // zone.cpp's
constexpr double kClear = 3.2;     // a zone's pitch stands out at least so far
constexpr double kBarred = 0.04;   // of a boarding pass is bars

/// Sizes of ICAO 9303 parts 4 to 8 by a character's 2.54 mm over the page's width; MRV-B and TD2 are alike.
struct Size {
    Kind kind;
    double width_mm;
};
constexpr Size kSizes[] = {{Kind::card_back, 85.6}, {Kind::card, 105}, {Kind::visa, 120}, {Kind::passport, 125}, {Kind::emergency, 148}};

void judge_by_zone(Sight& sight) {
    double nearest = 1e9;
    for (const Size& size : kSizes) {
        const double off = std::abs(std::log(sight.zone->pitch * size.width_mm / 2.54));
        if (off >= nearest) continue;
        nearest = off;
        sight.kind = size.kind;
    }
    sight.sure = std::clamp(1 - nearest / 0.04, 0.1, 1.0);
    if (sight.kind == Kind::card) sight.sure *= 0.6; // or a visa of the size
}

void judge_by_shape(Sight& sight, bool barred) {
    const double shape = aspect(sight.corners);
    if (barred) sight.kind = Kind::boarding_pass, sight.sure = shape > 1.9 ? 0.9 : 0.6;
    else if (shape > 1.48 && shape < 1.7) sight.kind = Kind::card, sight.sure = 0.5;
    else sight.kind = Kind::other, sight.sure = 0.3;
}

/// The third of the page with less paper in it: a portrait, on the left of an upright page.
bool portrait_is_right(const cv::Mat& grey) {
    cv::Mat closed, small;
    cv::resize(grey, small, {}, 0.25, 0.25, cv::INTER_AREA);
    cv::morphologyEx(small, closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {7, 7}));
    const int third = closed.cols * 2 / 5;
    cv::Scalar left, right, ignored;
    cv::meanStdDev(closed.colRange(0, third), ignored, left);
    cv::meanStdDev(closed.colRange(closed.cols - third, closed.cols), ignored, right);
    return right[0] > left[0];
}

void cut_out(Sight& sight, const Corners& corners) {
    sight.corners = corners;
    sight.flat = flatten(sight.picture, corners);
    cv::Mat grey;
    cv::cvtColor(sight.flat, grey, cv::COLOR_BGR2GRAY);
    const cv::Size size(kWidth, std::max(16, int(std::lround(double(kWidth) * grey.rows / grey.cols))));
    cv::resize(grey, sight.grey, size, 0, 0, grey.cols > kWidth ? cv::INTER_AREA : cv::INTER_LINEAR);
    sight.zone = find_zone(sight.grey);
    if (sight.zone && sight.zone->clear < kClear) sight.zone.reset();
}

void turn(Sight& sight) {
    sight.corners = turned(sight.corners, 2);
    cv::rotate(sight.flat, sight.flat, cv::ROTATE_180);
    cv::rotate(sight.grey, sight.grey, cv::ROTATE_180);
    if (!sight.zone) return;
    for (cv::Range& row : sight.zone->rows) row = {sight.grey.rows - row.end, sight.grey.rows - row.start};
    std::ranges::reverse(sight.zone->rows);
    const double left = sight.zone->left;
    sight.zone->left = 1 - sight.zone->right, sight.zone->right = 1 - left;
    sight.zone->below = !sight.zone->below;
}

/// Two pages of a booklet lie open, the zone along their short side: keeps the half that has it.
void halve(Sight& sight, Corners corners) {
    Sight tall = sight;
    cut_out(tall, turned(corners, 1));
    if (!tall.zone) return;
    if (!tall.zone->below) turn(tall);
    Corners half = tall.corners;
    half[0] = (half[0] + half[3]) / 2, half[1] = (half[1] + half[2]) / 2;
    cut_out(tall, half);
    if (tall.zone && tall.zone->below) sight = tall;
}

Outline whole(cv::Size size) {
    const double w = size.width - 1, h = size.height - 1;
    return {.corners = {cv::Point2d(0, 0), {w, 0}, {w, h}, {0, h}}, .cut = {true, true, true, true}};
}

}  // namespace

const char* name(Kind kind) {
    switch (kind) {
    case Kind::passport: return "passport";
    case Kind::card: return "card";
    case Kind::card_back: return "card-back";
    case Kind::visa: return "visa";
    case Kind::emergency: return "emergency";
    case Kind::boarding_pass: return "boarding-pass";
    case Kind::other: break;
    }
    return "other";
}

std::optional<Sight> look(const cv::Mat& picture, const Options& options) {
    if (picture.cols < 64 || picture.rows < 64) return std::nullopt;
    Sight sight{.picture = picture, .edges = edges(picture)};
    const Found found = options.flush ? Found{whole(picture.size()), {}, {}} : outlines(sight.edges);
    if (!found.page) return std::nullopt;
    sight.outline = *found.page;
    sight.second = found.second;
    sight.inner = found.inner;
    sight.is_cut = !options.flush && std::ranges::count(sight.outline.cut, true) > 0;
    const Corners corners = lengthwise(sight.outline.corners);
    cut_out(sight, corners);
    if (sight.is_cut && !shows_print(sight.flat)) return std::nullopt; // a table's grain and the picture's edge
    if (!sight.zone && aspect(corners) < 1.55) halve(sight, corners);
    const bool barred = !sight.zone && bars(sight.grey) > kBarred;
    if (sight.zone ? !sight.zone->below : !barred && portrait_is_right(sight.grey)) turn(sight);
    if (sight.is_cut) sight.kind = Kind::other, sight.sure = 0.1;
    else if (sight.zone) judge_by_zone(sight);
    else judge_by_shape(sight, barred);
    return sight;
}

Sight in_place_of(const Sight& visible, const cv::Mat& picture) {
    Sight sight = visible;
    sight.picture = picture;
    Corners corners = visible.corners;
    for (cv::Point2d& corner : corners)
        corner = {corner.x * picture.cols / visible.picture.cols, corner.y * picture.rows / visible.picture.rows};
    cut_out(sight, corners);
    return sight;
}

bool shows_print(const cv::Mat& picture) {
    cv::Mat small, grey, ink;
    cv::resize(picture, small, {kWidth / 2, std::max(16, kWidth / 2 * picture.rows / picture.cols)}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(small, grey, cv::COLOR_BGR2GRAY);
    cv::morphologyEx(grey, ink, cv::MORPH_BLACKHAT, cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
    const cv::Mat strokes = ink > std::max(30.0, 0.3 * cv::mean(grey)[0]);
    return cv::countNonZero(strokes) > int(strokes.total() / 60);
}

}  // namespace page
