// SPDX-License-Identifier: Apache-2.0
//
// A patch is an area of dark pixels that hang together, or nearly; its sides are the four longest of its hull.

#include "patches.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include <opencv2/imgproc.hpp>

namespace barcode {

namespace {

constexpr int kLeastSide = 20;
constexpr std::size_t kMost = 16;
constexpr std::array kGaps{2, 8}; // pixels: modules that hang together by a corner, or not at all
constexpr double kLeastFill = .25, kMostFill = .9; // of the hull: half of a code's modules are dark
constexpr float kMostAspect = 2.5f;

using Hull = std::vector<cv::Point>;

struct Side {
    cv::Point2f from, to;
    float length() const { return std::hypot(to.x - from.x, to.y - from.y); }
};

std::optional<cv::Point2f> crossing(const Side& a, const Side& b) {
    const cv::Point2f u = a.to - a.from, v = b.to - b.from, w = b.from - a.from;
    const float across = u.x * v.y - u.y * v.x;
    if (std::abs(across) < .5f * a.length() * b.length()) return std::nullopt; // nearly parallel
    const float part = (w.x * v.y - w.y * v.x) / across;
    return a.from + part * u;
}

/// The hull's four longest sides in their order around it, small steps made straight before.
std::optional<std::array<Side, 4>> longest_sides(const Hull& hull) {
    Hull plain;
    cv::approxPolyDP(hull, plain, std::max(1.2, .006 * cv::arcLength(hull, true)), true);
    if (plain.size() < 4) return std::nullopt;
    std::vector<std::pair<float, std::size_t>> lengths;
    const auto side = [&](std::size_t i) { return Side{plain[i], plain[(i + 1) % plain.size()]}; };
    for (std::size_t i = 0; i < plain.size(); ++i) lengths.emplace_back(-side(i).length(), i);
    std::ranges::sort(lengths);
    std::array<std::size_t, 4> places;
    for (std::size_t i = 0; i < 4; ++i) places[i] = lengths[i].second;
    std::ranges::sort(places);
    return std::array{side(places[0]), side(places[1]), side(places[2]), side(places[3])};
}

std::optional<Patch> patch_of(const Hull& hull) {
    const auto sides = longest_sides(hull);
    if (!sides) return std::nullopt;
    Patch patch;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto corner = crossing((*sides)[(i + 3) % 4], (*sides)[i]);
        if (!corner) return std::nullopt;
        patch[i] = *corner;
    }
    const std::vector<cv::Point2f> outline(patch.begin(), patch.end());
    if (!cv::isContourConvex(outline) || cv::contourArea(outline) > 1.5 * cv::contourArea(hull)) return std::nullopt;
    if (cv::contourArea(outline, true) < 0) std::reverse(patch.begin(), patch.end());
    const auto length = [&](std::size_t i) { return Side{patch[i], patch[(i + 1) % 4]}.length(); };
    const float width = length(0) + length(2), height = length(1) + length(3);
    if (std::min(width, height) < 2 * kLeastSide || std::max(width, height) > kMostAspect * std::min(width, height))
        return std::nullopt;
    return patch;
}

struct Found {
    double area;
    Patch patch;
};

/// One area: where it lies, how many dark pixels it has, and the first and last of each row of its box.
struct Area {
    cv::Rect box;
    int dark = 0;
    std::vector<int> first, last;
};

/// The areas of closed pixels that are large enough, with what is dark in them; by label, others empty.
std::vector<Area> areas_of(const cv::Mat& closed, const cv::Mat& dark) {
    cv::Mat labels, stats, centres;
    std::vector<Area> areas(std::size_t(cv::connectedComponentsWithStats(closed, labels, stats, centres, 8, CV_32S)));
    for (std::size_t i = 1; i < areas.size(); ++i) {
        const auto* box = stats.ptr<int>(int(i));
        if (std::min(box[cv::CC_STAT_WIDTH], box[cv::CC_STAT_HEIGHT]) < kLeastSide) continue;
        const auto rows = std::size_t(box[cv::CC_STAT_HEIGHT]);
        areas[i] = {{box[cv::CC_STAT_LEFT], box[cv::CC_STAT_TOP], box[cv::CC_STAT_WIDTH], int(rows)}, 0,
                    std::vector<int>(rows, labels.cols), std::vector<int>(rows, -1)};
    }
    for (int y = 0; y < labels.rows; ++y) {
        const auto* label = labels.ptr<int>(y);
        const auto* pixel = dark.ptr<std::uint8_t>(y);
        for (int x = 0; x < labels.cols; ++x) {
            if (!pixel[x]) continue;
            Area& area = areas[std::size_t(label[x])];
            if (area.first.empty()) continue;
            const auto row = std::size_t(y - area.box.y);
            ++area.dark;
            area.first[row] = std::min(area.first[row], x);
            area.last[row] = x;
        }
    }
    return areas;
}

/// Adds the patches of dark pixels, gaps of so many pixels between them closed.
void add_patches(const cv::Mat& dark, int gap, std::vector<Found>& found) {
    cv::Mat closed;
    cv::morphologyEx(dark, closed, cv::MORPH_CLOSE, cv::Mat::ones(gap + 1, gap + 1, CV_8UC1));
    for (const Area& area : areas_of(closed, dark)) {
        Hull outline, hull;
        for (std::size_t row = 0; row < area.first.size(); ++row) {
            if (area.last[row] < 0) continue;
            for (const int y : {area.box.y + int(row), area.box.y + int(row) + 1}) // a pixel's upper and lower edge
                outline.insert(outline.end(), {{area.first[row], y}, {area.last[row] + 1, y}});
        }
        if (outline.empty()) continue;
        cv::convexHull(outline, hull);
        const double size = cv::contourArea(hull), fill = area.dark / std::max(size, 1.0);
        if (fill < kLeastFill || fill > kMostFill) continue;
        if (const auto patch = patch_of(hull)) found.push_back({size, *patch});
    }
}

/// Says whether two patches are one: no corner lies more than two pixels aside.
bool alike(const Patch& one, const Patch& other) {
    return std::ranges::any_of(std::array{0, 1, 2, 3}, [&](std::size_t turn) {
        return std::ranges::all_of(std::array{0, 1, 2, 3}, [&](std::size_t i) {
            return cv::norm(one[i] - other[(i + turn) % 4]) < 2;
        });
    });
}

}  // namespace

std::vector<Patch> find_patches(const cv::Mat& level) {
    cv::Mat dark;
    cv::threshold(level, dark, 127, 255, cv::THRESH_BINARY_INV);
    std::vector<Found> found;
    for (const int gap : kGaps) add_patches(dark, gap, found);
    std::ranges::sort(found, std::greater{}, &Found::area);
    std::vector<Patch> patches;
    for (const Found& one : found) {
        const auto same = [&](const Patch& other) { return alike(one.patch, other); };
        if (patches.size() < kMost && std::ranges::none_of(patches, same)) patches.push_back(one.patch);
    }
    return patches;
}

}  // namespace barcode
