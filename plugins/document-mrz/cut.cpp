// SPDX-License-Identifier: Apache-2.0

#include "cut.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace zone {

namespace {

constexpr float kZonePitch = 10; // pixels from letter to letter where the locator looks again

cv::Point2f unit(cv::Point2f along) {
    const float length = float(cv::norm(along));
    return length > 0 ? along / length : cv::Point2f(1, 0);
}

int rounded_up(float size, int grain) {
    return grain * int(std::ceil(size / float(grain)));
}

}  // namespace

Page::Page(cv::Mat grey) : sizes_{std::move(grey)} {
    while (std::min(sizes_.back().cols, sizes_.back().rows) >= 240 && sizes_.size() < 6) {
        cv::Mat half;
        cv::resize(sizes_.back(), half, {sizes_.back().cols / 2, sizes_.back().rows / 2}, 0, 0, cv::INTER_AREA);
        sizes_.push_back(half);
    }
}

Cut Page::whole(int side) const {
    const cv::Mat& page = sizes_[0];
    const double scale = std::min(2.0, double(side) / std::max(page.cols, page.rows));
    std::size_t from = 0;
    while (from + 1 < sizes_.size() && std::max(sizes_[from + 1].cols, sizes_[from + 1].rows) >= side) ++from;
    const cv::Size size(std::max(32, int(std::lround(page.cols * scale))),
                        std::max(32, int(std::lround(page.rows * scale))));
    Cut cut;
    cv::resize(sizes_[from], cut.grey, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    const float x = float(page.cols) / float(size.width), y = float(page.rows) / float(size.height);
    cut.home = {x, 0, 0.5f * x - 0.5f, 0, y, 0.5f * y - 0.5f};
    return cut;
}

Cut Page::part(cv::Point2f centre, cv::Point2f along, float step, cv::Size size) const {
    const cv::Point2f u = unit(along), v(-u.y, u.x);
    const cv::Point2f corner = centre - u * (step * float(size.width) / 2) - v * (step * float(size.height) / 2);
    Cut cut;
    cut.home = {u.x * step, v.x * step, corner.x, u.y * step, v.y * step, corner.y};
    std::size_t level = 0;
    while (level + 1 < sizes_.size() && step / float(1 << level) >= 2) ++level;
    const float shrink = 1.0f / float(1 << level), shift = 0.5f * shrink - 0.5f;
    const cv::Matx23f from(cut.home(0, 0) * shrink, cut.home(0, 1) * shrink, cut.home(0, 2) * shrink + shift,
                           cut.home(1, 0) * shrink, cut.home(1, 1) * shrink, cut.home(1, 2) * shrink + shift);
    cv::warpAffine(sizes_[level], cut.grey, from, size, cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return cut;
}

Cut Page::around(const Zone& zone) const {
    const Line& first = zone.lines.front();
    cv::Point2f along(0, 0);
    float pitch = 0;
    for (const Line& line : zone.lines) {
        along += line.right - line.left;
        pitch += line.pitch / float(zone.lines.size());
    }
    const cv::Point2f u = unit(along), v(-u.y, u.x);
    float left = 1e9f, right = -1e9f, top = 1e9f, bottom = -1e9f;
    for (const Line& line : zone.lines)
        for (const cv::Point2f end : {line.left, line.right}) {
            left = std::min(left, (end - first.left).dot(u));
            right = std::max(right, (end - first.left).dot(u));
            top = std::min(top, (end - first.left).dot(v));
            bottom = std::max(bottom, (end - first.left).dot(v));
        }
    const cv::Point2f centre = first.left + u * ((left + right) / 2) + v * ((top + bottom) / 2);
    const float step = pitch / kZonePitch;
    const cv::Size size(rounded_up((right - left) / step + 8 * kZonePitch, 64),
                        rounded_up((bottom - top) / step + 7 * kZonePitch, 32));
    return part(centre, u, step, {std::min(size.width, 960), std::min(size.height, 320)});
}

Cut Page::strip(const Line& line, int letters) const {
    const float step = line.length() / float(letters * Strip::kLetter);
    return part((line.left + line.right) * 0.5f, line.right - line.left, step,
                {(letters + 4) * Strip::kLetter, Strip::kHigh});
}

}  // namespace zone
