// SPDX-License-Identifier: Apache-2.0
//
// Half of the border modules are known by their alternation: no other print has that.

#include "data_matrix_plane.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <opencv2/imgproc.hpp>

#include "data_matrix_border.hpp"
#include "lattice.hpp"

namespace barcode {

namespace {

constexpr float kAlike = .25f; // below this a guess is not worth settling
constexpr std::size_t kMost = 6;

/// A module whose colour is known.
struct Known {
    float x, y;   ///< its centre
    float colour; ///< 1: light; -1: dark; less where much else is dark or light too
};

std::vector<Known> known_modules(int size) {
    std::vector<Known> all;
    const auto add = [&](int row, int column, float colour) {
        all.push_back({float(column) + .5f, float(row) + .5f, colour});
    };
    const int region = size / regions(size);
    for (int i = 0; i < size; ++i) {
        for (const int outside : {-1, size}) add(i, outside, .2f), add(outside, i, .2f);
        for (int j = 0; j < size; ++j) {
            const auto dark = border(size, i, j);
            const bool solid = j % region == 0 || i % region == region - 1;
            if (dark) add(i, j, solid ? -.4f : *dark ? -1.f : 1.f);
        }
    }
    return all;
}

/// Looks at every so-manieth of the known modules: some two hundred suffice.
float likeness(const cv::Mat& part, const Plane& plane) {
    static const std::vector<std::vector<Known>> by_size = [] {
        std::vector<std::vector<Known>> all(kSizes.back() + 1);
        for (const int size : kSizes) all[std::size_t(size)] = known_modules(size);
        return all;
    }();
    const std::vector<Known>& known = by_size[std::size_t(plane.size())];
    const std::size_t step = plane.size() < 32 ? 1 : plane.size() < 64 ? 3 : 11;
    float sum = 0, most = 0;
    for (std::size_t i = 0; i < known.size(); i += step) {
        sum += known[i].colour * (value_at(part, plane.place(known[i].x, known[i].y)) / 127.5f - 1);
        most += std::abs(known[i].colour);
    }
    return sum / most;
}

}  // namespace

Plane::Plane(const Patch& corners, int size) : size_(size) {
    const auto side = float(size);
    const Patch square{{{0, 0}, {side, 0}, {side, side}, {0, side}}};
    matrix_ = cv::Matx33f(cv::Matx33d(cv::Mat(cv::getPerspectiveTransform(square.data(), corners.data()))));
}

cv::Point2f Plane::place(float x, float y) const {
    const cv::Vec3f p = matrix_ * cv::Vec3f(x, y, 1);
    return {p[0] / p[2] - .5f, p[1] / p[2] - .5f}; // a pixel's value is that of its middle
}

std::vector<Guess> guesses(const cv::Mat& part, const Patch& patch) {
    std::vector<Guess> all;
    Patch corners = patch;
    for (int turn = 0; turn < 4; ++turn, std::rotate(corners.begin(), corners.begin() + 1, corners.end()))
        for (const int size : kSizes)
            if (const float alike = likeness(part, Plane(corners, size)); alike > kAlike)
                all.push_back({alike, corners, size});
    std::ranges::sort(all, std::greater{}, &Guess::likeness);
    if (all.size() > kMost) all.resize(kMost);
    return all;
}

void settle(const cv::Mat& part, Guess& guess) {
    const float module = float(cv::norm(guess.corners[1] - guess.corners[0])) / float(guess.size);
    const auto try_corner = [&](std::size_t i, cv::Point2f by) {
        Patch moved = guess.corners;
        moved[i] += by;
        const float alike = likeness(part, Plane(moved, guess.size));
        if (alike > guess.likeness) guess = {alike, moved, guess.size};
    };
    for (float step = .6f * module; step > .04f * module; step *= .6f)
        for (int round = 0; round < 3; ++round) {
            const float before = guess.likeness;
            for (std::size_t i = 0; i < 4; ++i)
                for (const cv::Point2f by : {cv::Point2f(step, 0), {-step, 0}, {0, step}, {0, -step}}) try_corner(i, by);
            if (guess.likeness == before) break;
        }
}

}  // namespace barcode
