// SPDX-License-Identifier: Apache-2.0

#include "bullseye.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include <opencv2/imgproc.hpp>

#include "edges.hpp"
#include "lattice.hpp"

namespace barcode::aztec {

namespace {

constexpr int kStep = 2;     // pixels between lines that are looked at
constexpr int kRays = 96;
constexpr int kSeen = 4;     // edges on every ray: at 0.5, 1.5, 2.5 and 3.5 modules
constexpr int kSeenFull = 6; // of a full code

struct Candidate {
    cv::Point2f middle;
    float module = 0; // pixels along the lines that crossed it
    int hits = 1;
};

/// Says how wide a module is when the dark run that begins at edge `i` has two rings on both sides.
std::optional<float> ringed(const Edges& edges, std::size_t i) {
    if (i < 3 || i + 4 >= edges.size()) return std::nullopt;
    const float module = (edges[i + 4] - edges[i - 3]) / 7;
    if (module < 1) return std::nullopt;
    for (std::size_t j = i - 3; j + 2 <= i + 4; ++j)
        if (std::abs(edges[j + 2] - edges[j] - 2 * module) > .7f * module) return std::nullopt;
    return module;
}

/// Finds the dark run of a line that a place is in.
std::optional<std::size_t> run_at(const Edges& edges, float place) {
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2)
        if (edges[i] <= place && place <= edges[i + 1]) return i;
    return std::nullopt;
}

std::vector<Candidate> candidates(const cv::Mat& level) {
    cv::Mat columns;
    cv::transpose(level, columns);
    std::vector<Candidate> all;
    Edges edges, down;
    for (int y = kStep / 2; y < level.rows; y += kStep) {
        find_edges(level.ptr<std::uint8_t>(y), level.cols, edges);
        for (std::size_t i = 4; i + 4 < edges.size(); i += 2) {
            const auto module = ringed(edges, i);
            if (!module) continue;
            const float x = (edges[i] + edges[i + 1]) / 2;
            const int column = std::clamp(cvRound(x), 0, level.cols - 1);
            find_edges(columns.ptr<std::uint8_t>(column), columns.cols, down);
            const auto run = run_at(down, float(y));
            if (!run) continue;
            const auto other = ringed(down, *run);
            if (!other || *other > 2 * *module || *module > 2 * *other) continue;
            const cv::Point2f middle(x, (down[*run] + down[*run + 1]) / 2);
            const auto near = [&](const Candidate& one) {
                return std::max(std::abs(one.middle.x - middle.x), std::abs(one.middle.y - middle.y)) < 2 * *module;
            };
            if (const auto same = std::ranges::find_if(all, near); same != all.end()) {
                same->middle = (same->middle * float(same->hits) + middle) * (1.f / float(same->hits + 1));
                ++same->hits;
            } else {
                all.push_back({middle, *module});
            }
        }
    }
    return all;
}

/// Where one ray from the middle goes from dark to light and back.
struct Ray {
    cv::Point2f way;
    std::array<float, kSeenFull> edges{};
    int seen = 0;
};

Ray cast(const cv::Mat& level, const Candidate& from, float angle) {
    Ray ray{{std::cos(angle), std::sin(angle)}};
    constexpr float kPace = .5f;
    float before = value_at(level, from.middle);
    bool dark = true;
    for (float r = kPace; r < 14 * from.module && ray.seen < kSeenFull; r += kPace) {
        const float now = value_at(level, from.middle + ray.way * r);
        if (dark ? now >= 128 : now < 128) {
            ray.edges[std::size_t(ray.seen++)] = r - kPace * (now - 128) / (now - before == 0 ? 1.f : now - before);
            dark = !dark;
        }
        before = now;
    }
    return ray;
}

/// Fits a line through points: a x + b y = c with a unit normal.
cv::Vec3f line_through(const std::vector<cv::Point2f>& points) {
    cv::Vec4f line;
    cv::fitLine(points, line, cv::DIST_HUBER, 0, .01, .01);
    const cv::Vec2f normal(-line[1], line[0]);
    return {normal[0], normal[1], normal[0] * line[2] + normal[1] * line[3]};
}

std::optional<cv::Point2f> crossing(const cv::Vec3f& one, const cv::Vec3f& other) {
    const float turn = one[0] * other[1] - one[1] * other[0];
    if (std::abs(turn) < .3f) return std::nullopt;
    return cv::Point2f((one[2] * other[1] - one[1] * other[2]) / turn,
                       (one[0] * other[2] - one[2] * other[0]) / turn);
}

/// Fits a square to the edges that the rays met at `index`, which lie `index` and a half modules from the middle.
std::optional<cv::Matx33f> square(const Candidate& from, const std::vector<Ray>& rays, int index) {
    const auto i = std::size_t(index);
    std::vector<cv::Point2f> points;
    for (const Ray& ray : rays)
        if (ray.seen > index) points.push_back(from.middle + ray.way * ray.edges[i]);
    if (points.size() < kRays * 3 / 4) return std::nullopt;
    const cv::RotatedRect box = cv::minAreaRect(points);
    if (box.size.width < 1 || box.size.height < 1 || box.size.width > 2.2f * box.size.height ||
        box.size.height > 2.2f * box.size.width)
        return std::nullopt;
    std::array<cv::Point2f, 4> corner;
    box.points(corner.data());
    // Each side takes the points that are nearest to it, without those near its ends.
    std::array<std::vector<cv::Point2f>, 4> sides;
    for (const cv::Point2f p : points) {
        float least = 1e9f;
        std::size_t nearest = 4;
        for (std::size_t side = 0; side < 4; ++side) {
            const cv::Point2f a = corner[side], way = corner[(side + 1) % 4] - a;
            const float length = std::hypot(way.x, way.y), along = (p - a).dot(way) / (length * length);
            const float off = std::abs((p - a).cross(way)) / length;
            if (along > .12f && along < .88f && off < least) {
                least = off;
                nearest = side;
            }
        }
        if (nearest < 4) sides[nearest].push_back(p);
    }
    std::array<cv::Vec3f, 4> lines;
    for (std::size_t side = 0; side < 4; ++side) {
        if (sides[side].size() < 6) return std::nullopt;
        lines[side] = line_through(sides[side]);
    }
    for (std::size_t side = 0; side < 4; ++side) {
        const auto found = crossing(lines[(side + 3) % 4], lines[side]);
        if (!found) return std::nullopt;
        corner[side] = *found;
    }
    if ((corner[1] - corner[0]).cross(corner[3] - corner[0]) < 0) std::swap(corner[1], corner[3]);
    const float half = float(index) + .5f;
    const std::array<cv::Point2f, 4> plane{{{-half, -half}, {half, -half}, {half, half}, {-half, half}}};
    return cv::Matx33f(cv::Matx33d(cv::Mat(cv::getPerspectiveTransform(plane.data(), corner.data()))));
}

std::optional<Bullseye> bullseye_at(const cv::Mat& level, const Candidate& candidate) {
    std::vector<Ray> rays;
    for (int i = 0; i < kRays; ++i)
        rays.push_back(cast(level, candidate, 2 * std::numbers::pi_v<float> * float(i) / kRays));
    const auto even = [](const Ray& ray, int count) { // rings are equally wide along a ray
        if (ray.seen < count) return false;
        const float module = ray.edges[std::size_t(count) - 1] / (float(count) - .5f);
        for (int i = 0; i < count; ++i)
            if (std::abs(ray.edges[std::size_t(i)] - module * (float(i) + .5f)) > .6f * module) return false;
        return true;
    };
    const auto share = [&](int count) {
        return std::ranges::count_if(rays, [&](const Ray& ray) { return even(ray, count); });
    };
    if (share(kSeen) < kRays * 3 / 4) return std::nullopt;
    const bool compact = share(kSeenFull) < kRays * 3 / 4;
    const auto to_picture = square(candidate, rays, (compact ? kSeen : kSeenFull) - 1);
    if (!to_picture) return std::nullopt;
    return Bullseye{*to_picture, compact};
}

}  // namespace

std::vector<Bullseye> find_bullseyes(const cv::Mat& level) {
    std::vector<Bullseye> all;
    for (const Candidate& candidate : candidates(level))
        if (const auto found = bullseye_at(level, candidate)) all.push_back(*found);
    return all;
}

}  // namespace barcode::aztec
