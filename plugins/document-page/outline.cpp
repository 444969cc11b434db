// SPDX-License-Identifier: Apache-2.0
//
// Four lines whose brighter sides face each other make a page. The one whose sides are seen longest wins:
// what is printed on a page has shorter sides than the page.

#include "outline.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace page {

namespace {

constexpr std::size_t kLines = 22;
constexpr double kUnseen = 0.6;      // what a pixel of a side that is not seen costs, in pixels that are
constexpr double kBorder = 0.1;      // the same, where the picture ends
constexpr double kLeastSide = 0.07;  // of the picture's diagonal
constexpr double kSecond = 0.55;     // of every side of a second page is seen, at least

/// Finds edges fast: each pixel knows which way the edges within two pixels look.
class Field {
public:
    explicit Field(const Edges& edges) : size_(edges.at.size()), ways_(size_, CV_32FC2, cv::Scalar::all(0)) {
        for (int y = 0; y < size_.height; ++y)
            for (int x = 0; x < size_.width; ++x) {
                if (!edges.at.at<std::uint8_t>(y, x)) continue;
                const float gx = edges.dx.at<short>(y, x), gy = edges.dy.at<short>(y, x), length = std::hypot(gx, gy);
                for (int v = std::max(0, y - 1); v <= std::min(size_.height - 1, y + 1); ++v)
                    for (int u = std::max(0, x - 1); u <= std::min(size_.width - 1, x + 1); ++u)
                        if (ways_.at<cv::Vec2f>(v, u) == cv::Vec2f() || (u == x && v == y))
                            ways_.at<cv::Vec2f>(v, u) = {gx / length, gy / length};
            }
    }
    bool sees(cv::Point2d at, cv::Point2d normal) const {
        const cv::Point pixel(int(std::lround(at.x)), int(std::lround(at.y)));
        if (!cv::Rect({}, size_).contains(pixel)) return false;
        const auto& way = ways_.at<cv::Vec2f>(pixel);
        return way[0] * normal.x + way[1] * normal.y > 0.85;
    }
    bool inside(cv::Point2d at, double margin) const {
        return at.x > -margin && at.y > -margin && at.x < size_.width + margin && at.y < size_.height + margin;
    }

private:
    cv::Size size_;
    cv::Mat ways_;
};

std::bitset<kSamples> seen(const Field& field, cv::Point2d from, cv::Point2d to, cv::Point2d normal) {
    std::bitset<kSamples> seen;
    for (int i = 0; i < kSamples; ++i) seen[std::size_t(i)] = field.sees(from + (to - from) * ((i + 0.5) / kSamples), normal);
    return seen;
}

std::vector<Line> with_borders(std::vector<Line> lines, cv::Size size) {
    const double right = size.width - 1, bottom = size.height - 1;
    lines.push_back({{1, 0}, 0, 0, true});
    lines.push_back({{0, 1}, 0, 0, true});
    lines.push_back({{-1, 0}, -right, 0, true});
    lines.push_back({{0, -1}, -bottom, 0, true});
    return lines;
}

struct Pair {
    const Line *one, *other;
};

/// Lines that face each other, with room between.
std::vector<Pair> facing(const std::vector<Line>& lines, cv::Size size) {
    const cv::Point2d middle(size.width / 2.0, size.height / 2.0);
    const double least = kLeastSide * std::hypot(size.width, size.height);
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t k = i + 1; k < lines.size(); ++k) {
            if (lines[i].normal.dot(lines[k].normal) > -0.87) continue; // 30 degrees
            if (lines[i].border && lines[k].border) continue;
            const cv::Point2d on_one = middle + lines[i].normal * (lines[i].offset - lines[i].normal.dot(middle));
            if (lines[k].normal.dot(on_one) - lines[k].offset < least) continue;
            pairs.push_back({&lines[i], &lines[k]});
        }
    return pairs;
}

bool is_convex(const Corners& c) {
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2d a = c[(i + 1) % 4] - c[i], b = c[(i + 2) % 4] - c[(i + 1) % 4];
        if (a.cross(b) <= 0) return false; // clockwise, as y grows downwards
    }
    return true;
}

/// Says whether the two sides beside a side go on beyond it: then the page does not end there.
bool goes_on(const Field& field, const Corners& c, std::size_t i, const std::array<const Line*, 4>& sides) {
    constexpr int kBeyond = 12;
    const auto beyond = [&](cv::Point2d from, cv::Point2d corner, cv::Point2d normal) {
        const cv::Point2d way = (corner - from) / cv::norm(corner - from);
        int seen = 0;
        for (int step = 3; step < 3 + kBeyond; ++step) seen += field.sees(corner + way * step, normal);
        return seen >= kBeyond * 2 / 3;
    };
    return beyond(c[(i + 3) % 4], c[i], sides[(i + 3) % 4]->normal) && beyond(c[(i + 2) % 4], c[(i + 1) % 4], sides[(i + 1) % 4]->normal);
}

/// Sides in turn, as seen: normals turn clockwise.
std::optional<Outline> quad(const Field& field, Pair across, Pair along, double least) {
    std::array<const Line*, 4> sides{across.one, along.one, across.other, along.other};
    if (sides[0]->normal.cross(sides[1]->normal) < 0) std::swap(sides[1], sides[3]);
    Outline made;
    int borders = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        made.corners[i] = meeting(*sides[(i + 3) % 4], *sides[i]);
        if (!field.inside(made.corners[i], 30)) return std::nullopt;
        made.cut[i] = sides[i]->border;
        borders += made.cut[i];
    }
    if (borders > 2 || !is_convex(made.corners)) return std::nullopt;
    double shortest = 1e9, longest = 0;
    for (std::size_t i = 0; i < 4; ++i) shortest = std::min(shortest, made.side(i)), longest = std::max(longest, made.side(i));
    if (shortest < least || longest > 4.5 * shortest) return std::nullopt;
    for (std::size_t i = 0; i < 4; ++i) {
        const double length = made.side(i);
        if (made.cut[i]) {
            made.score -= kBorder * length;
            continue;
        }
        made.seen[i] = seen(field, made.corners[i], made.corners[(i + 1) % 4], sides[i]->normal);
        made.support[i] = double(made.seen[i].count()) / kSamples;
        if (made.support[i] < 0.25 || (made.support[i] < 0.75 && goes_on(field, made.corners, i, sides))) return std::nullopt;
        made.score += length * (made.support[i] - kUnseen * (1 - made.support[i]));
    }
    return made;
}

bool apart(const Outline& one, const Outline& other) {
    std::vector<cv::Point2f> a(one.corners.begin(), one.corners.end()), b(other.corners.begin(), other.corners.end()), shared;
    return cv::intersectConvexConvex(a, b, shared) < 0.1 * std::min(one.area(), other.area());
}

/// A large page inside another outline, apart from it on three sides at least.
bool is_within(const Outline& one, const Outline& outer) {
    if (one.area() < 0.3 * outer.area() || one.area() > 0.97 * outer.area()) return false;
    const std::vector<cv::Point2f> around(outer.corners.begin(), outer.corners.end());
    const double size = std::sqrt(outer.area());
    int apart = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const cv::Point2f middle((one.corners[i] + one.corners[(i + 1) % 4]) / 2);
        const double depth = cv::pointPolygonTest(around, middle, true);
        if (depth < -2) return false;
        apart += depth > 0.012 * size;
    }
    return apart >= 3;
}

}  // namespace

double Outline::area() const {
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i) twice += corners[i].cross(corners[(i + 1) % 4]);
    return std::abs(twice) / 2;
}

Found outlines(const Edges& edges) {
    const cv::Size size = edges.at.size();
    const Field field(edges);
    const std::vector<Line> all = with_borders(lines(edges, kLines), size);
    const std::vector<Pair> pairs = facing(all, size);
    const double least = kLeastSide * std::hypot(size.width, size.height);
    std::vector<Outline> made;
    for (std::size_t i = 0; i < pairs.size(); ++i)
        for (std::size_t k = i + 1; k < pairs.size(); ++k) {
            if (std::abs(pairs[i].one->normal.dot(pairs[k].one->normal)) > 0.57) continue; // 55 degrees
            if (auto one = quad(field, pairs[i], pairs[k], least); one && one->score > 0) made.push_back(*one);
        }
    std::ranges::sort(made, std::greater{}, &Outline::score);
    Found found;
    for (const Outline& one : made) {
        if (!found.page) found.page = one;
        if (std::ranges::min(one.support) < kSecond) continue;
        if (!found.second && one.area() > 0.25 * found.page->area() && apart(*found.page, one)) found.second = one;
        if (!found.inner && is_within(one, *found.page)) found.inner = one;
    }
    for (std::optional<Outline>* one : {&found.page, &found.second, &found.inner})
        if (*one)
            for (cv::Point2d& corner : (*one)->corners) corner = (corner + cv::Point2d(0.5, 0.5)) * edges.scale - cv::Point2d(0.5, 0.5);
    return found;
}

}  // namespace page
