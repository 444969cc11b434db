// SPDX-License-Identifier: Apache-2.0

#include "pdf417_frame.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <opencv2/imgproc.hpp>

namespace barcode::pdf417 {

namespace {

constexpr float kMostColumns = 30;

float length(cv::Point2f p) { return std::hypot(p.x, p.y); }

float across(const cv::Matx33f& to_plane, cv::Point2f p) {
    const cv::Vec3f q = to_plane * cv::Vec3f(p.x, p.y, 1);
    return q[0] / q[2];
}

/// The median place of points across the plane.
float across(const cv::Matx33f& to_plane, const std::vector<cv::Point2f>& points) {
    std::vector<float> places;
    for (const cv::Point2f p : points) places.push_back(across(to_plane, p));
    const auto middle = places.begin() + std::ptrdiff_t(places.size() / 2);
    std::ranges::nth_element(places, middle);
    return *middle;
}

cv::Matx33f perspective(const std::array<cv::Point2f, 4>& picture) {
    const std::array<cv::Point2f, 4> plane{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
    const cv::Mat matrix = cv::getPerspectiveTransform(plane.data(), picture.data());
    return cv::Matx33f(cv::Matx33d(matrix));
}

/// Moves ends that the picture's border cut to where the others have them. Of two, diagonal, the
/// code is taken for a right-angled one.
void complete(std::array<cv::Point2f, 4>& corner, const std::array<bool, 4>& cut) {
    const auto cuts = std::ranges::count(cut, true);
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t beside = i ^ 3, across = i ^ 1; // on the same pattern, on the other
        if (!cut[i] || cut[beside] || cut[across]) continue;
        const cv::Point2f along = corner[i] - corner[beside];
        if (cuts == 1)
            corner[i] = corner[beside] + corner[across] - corner[across ^ 3];
        else
            corner[i] = corner[beside] + along * ((corner[across] - corner[beside]).dot(along) / along.dot(along));
    }
}

std::optional<Frame> pair(const Bars& start, const Bars& stop) {
    const cv::Point2f down = start.last - start.first, other = stop.last - stop.first;
    const cv::Point2f right = stop.middle - start.middle;
    const float lengths = length(down) * length(other);
    if (lengths <= 0 || down.dot(other) < .7f * lengths) return std::nullopt;
    const float turn = right.x * down.y - right.y * down.x; // right then down, never mirrored
    if (turn < .5f * length(right) * length(down)) return std::nullopt;
    const float ratio = length(down) / length(other);
    if (ratio < .4f || ratio > 2.5f) return std::nullopt;
    std::array<cv::Point2f, 4> corner{start.first, stop.first, stop.last, start.last};
    complete(corner, {start.first_cut, stop.first_cut, stop.last_cut, start.last_cut});
    Frame frame;
    frame.to_picture = perspective(corner);
    frame.height = std::max(length(down), length(other));
    const cv::Matx33f to_plane = frame.to_picture.inv();
    const float left = (across(to_plane, start.inner) - across(to_plane, start.outer)) / 17;
    const float end = (across(to_plane, stop.outer) - across(to_plane, stop.inner)) / 18;
    if (left <= 0 || end <= 0 || left > 2 * end || end > 2 * left) return std::nullopt;
    frame.columns = (2 / (left + end) + 18.5f - 69) / 17;
    if (frame.columns < .4f || frame.columns > kMostColumns + 1) return std::nullopt;
    return frame;
}

}  // namespace

std::vector<Frame> find_frames(const std::vector<Bars>& all) {
    struct Pair {
        const Bars *start, *stop;
        Frame frame;
        int hits;
    };
    std::vector<Pair> pairs;
    for (const Bars& start : all)
        for (const Bars& stop : all)
            if (!start.stop && stop.stop)
                if (const auto frame = pair(start, stop))
                    pairs.push_back({&start, &stop, *frame, std::min(start.hits, stop.hits)});
    std::ranges::stable_sort(pairs, std::greater{}, &Pair::hits);
    std::vector<Frame> frames;
    std::vector<const Bars*> taken;
    for (const Pair& one : pairs) {
        const auto near = [&](const Bars* bars) {
            return (bars->stop && length(bars->middle - one.stop->middle) < one.stop->module * 8) ||
                   (!bars->stop && length(bars->middle - one.start->middle) < one.start->module * 8);
        };
        if (std::ranges::any_of(taken, near)) continue;
        taken.push_back(one.start);
        taken.push_back(one.stop);
        frames.push_back(one.frame);
    }
    return frames;
}

}  // namespace barcode::pdf417
