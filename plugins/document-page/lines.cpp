// SPDX-License-Identifier: Apache-2.0
//
// A Hough transform in which each edge pixel votes only near its own direction.

#include "lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace page {

namespace {

constexpr int kAngles = 240;          // 1.5 degrees
constexpr int kAside = 3;             // bins that a pixel's direction may be off
constexpr double kStep = 1.5;         // pixels of offset
constexpr double kLeastVotes = 14;

struct Votes {
    explicit Votes(cv::Size size) : middle(size.width / 2.0, size.height / 2.0), reach(std::hypot(middle.x, middle.y) + 2 * kStep) {
        offsets = int(2 * reach / kStep) + 1;
        counts = cv::Mat::zeros(kAngles, offsets, CV_32S);
        for (int a = 0; a < kAngles; ++a) normals[std::size_t(a)] = {std::cos(2 * CV_PI * a / kAngles), std::sin(2 * CV_PI * a / kAngles)};
    }
    void cast(cv::Point2d point, double gx, double gy) {
        const int own = int(std::lround(std::atan2(gy, gx) / (2 * CV_PI) * kAngles));
        for (int i = own - kAside; i <= own + kAside; ++i) {
            const int angle = (i % kAngles + kAngles) % kAngles;
            const double offset = normals[std::size_t(angle)].dot(point - middle) + reach;
            ++counts.at<int>(angle, int(offset / kStep));
        }
    }
    cv::Point2d middle;
    double reach;
    int offsets = 0;
    cv::Mat counts;
    std::array<cv::Point2d, kAngles> normals;
};

/// The bin with most votes; it and those around it are emptied.
Line take(Votes& votes) {
    double most = 0;
    cv::Point at;
    cv::minMaxLoc(votes.counts, nullptr, &most, nullptr, &at);
    const cv::Point2d normal = votes.normals[std::size_t(at.y)];
    const double offset = (at.x + 0.5) * kStep - votes.reach + normal.dot(votes.middle);
    for (int a = at.y - 4; a <= at.y + 4; ++a)
        for (int o = std::max(0, at.x - 4); o <= std::min(votes.offsets - 1, at.x + 4); ++o)
            votes.counts.at<int>((a + kAngles) % kAngles, o) = 0;
    return {normal, offset, most, false};
}

/// Fits the line to the edge pixels beside it that look its way.
void refine(Line& line, const std::vector<cv::Point2d>& points, const std::vector<cv::Point2d>& ways) {
    for (const double width : {3.0, 1.5}) {
        double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (std::abs(line.normal.dot(points[i]) - line.offset) > width || ways[i].dot(line.normal) < 0.9) continue;
            const auto [x, y] = std::pair(points[i].x, points[i].y);
            n += 1, sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
        }
        if (n < 8) return;
        const double a = sxx - sx * sx / n, b = sxy - sx * sy / n, c = syy - sy * sy / n;
        const double turn = 0.5 * std::atan2(2 * b, a - c); // direction of the line
        cv::Point2d normal(-std::sin(turn), std::cos(turn));
        if (normal.dot(line.normal) < 0) normal = -normal;
        line = {normal, normal.dot(cv::Point2d(sx / n, sy / n)), n, false};
    }
}

}  // namespace

std::vector<Line> lines(const Edges& edges, std::size_t most) {
    Votes votes(edges.at.size());
    std::vector<cv::Point2d> points, ways;
    for (int y = 0; y < edges.at.rows; ++y)
        for (int x = 0; x < edges.at.cols; ++x) {
            if (!edges.at.at<std::uint8_t>(y, x)) continue;
            const double gx = edges.dx.at<short>(y, x), gy = edges.dy.at<short>(y, x);
            points.emplace_back(x, y);
            ways.push_back(cv::Point2d(gx, gy) / std::hypot(gx, gy));
            votes.cast(points.back(), gx, gy);
        }
    std::vector<Line> found;
    while (found.size() < most) {
        Line line = take(votes);
        if (line.votes < kLeastVotes) break;
        refine(line, points, ways);
        const bool known = std::ranges::any_of(found, [&](const Line& other) {
            return other.normal.dot(line.normal) > 0.9995 && std::abs(other.offset - line.offset) < 2;
        });
        if (!known) found.push_back(line);
        else if (most > 1) --most; // the same line again: room for one less, so that this ends
    }
    return found;
}

cv::Point2d meeting(const Line& one, const Line& other) {
    const double det = one.normal.x * other.normal.y - one.normal.y * other.normal.x;
    if (std::abs(det) < 1e-3) return {1e9, 1e9};
    return {(one.offset * other.normal.y - other.offset * one.normal.y) / det,
            (one.normal.x * other.offset - other.normal.x * one.offset) / det};
}

}  // namespace page
