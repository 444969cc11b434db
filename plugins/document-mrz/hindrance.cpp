// SPDX-License-Identifier: Apache-2.0

#include "hindrance.hpp"

#include <algorithm>
#include <array>

#include <opencv2/imgproc.hpp>

namespace zone {

namespace {

constexpr float kSmallest = 5.5f;  // pixels from letter to letter that can be read
constexpr float kFull = 27;        // letters of the shortest line there is, less what a look may miss
constexpr double kBright = 250, kGlare = 0.03;
constexpr double kContrast = 18; // an edge's least step from pixel to pixel
constexpr double kFewEdges = 0.004, kSmallPage = 0.12; // shares of the picture
constexpr double kSharp = 24;
constexpr float kLetters = 1; // worth of a grid that lies over letters, however badly seen

bool at_edge(const Page& page, const Zone& zone) {
    const cv::Size size = page.whole().size();
    return std::ranges::any_of(zone.lines, [&](const Line& line) {
        const float near = 2 * line.pitch;
        return std::ranges::any_of(std::array{line.left, line.right}, [&](cv::Point2f end) {
            return end.x < near || end.y < near || end.x > float(size.width) - near || end.y > float(size.height) - near;
        });
    });
}

/// The share of the zone that a light has washed out.
double washed_out(const Page& page, const Zone& zone) {
    const cv::Mat grey = page.around(zone).grey;
    return double(cv::countNonZero(grey >= kBright)) / double(grey.total());
}

/// What a picture without a zone shows.
Look without_zone(const Page& page) {
    const cv::Mat small = page.whole(320).grey;
    cv::Mat across, along, places;
    cv::Sobel(small, across, CV_32F, 1, 0);
    cv::Sobel(small, along, CV_32F, 0, 1);
    cv::findNonZero(cv::abs(across) + cv::abs(along) > 4 * kContrast, places);
    if (double(places.total()) < kFewEdges * double(small.total())) return {Sight::nothing, std::nullopt, "no page was found"};
    if (double(cv::boundingRect(places).area()) < kSmallPage * double(small.total()))
        return {Sight::small, std::nullopt, "the page is too small"};
    cv::Mat fine;
    cv::Laplacian(page.whole(640).grey, fine, CV_32F);
    if (double(cv::countNonZero(cv::abs(fine) > kSharp)) < kFewEdges * double(fine.total()) / 2)
        return {Sight::unclear, std::nullopt, "the page is blurred"};
    return {Sight::no_zone, std::nullopt, "no machine readable zone was found"};
}

}  // namespace

bool like_zone(const Attempt& attempt) {
    return attempt.worth > kLetters || (attempt.rows >= 2 && attempt.letters > kFull - 3);
}

Look hindrance(const Page& page, std::span<const Zone> zones, std::span<const Attempt> tried) {
    const auto say = [](Sight sight, const char* why) { return Look{sight, std::nullopt, why}; };
    if (std::ranges::none_of(tried, like_zone)) return without_zone(page);
    const auto best = std::ranges::max_element(tried, {}, &Attempt::worth);
    const Zone& zone = zones[std::size_t(best - tried.begin())];
    const Line& line = *std::ranges::max_element(zone.lines, {}, &Line::length);
    if (at_edge(page, zone) || (best->letters < kFull && best->rows < 3))
        return say(Sight::half, "a part of the machine readable zone is covered or outside");
    if (line.pitch < kSmallest) return say(Sight::small, "the machine readable zone is too small");
    if (washed_out(page, zone) > kGlare) return say(Sight::glare, "a light lies in the machine readable zone");
    Look look = say(Sight::unclear, "the machine readable zone cannot be read with certainty: ");
    look.why += best->doubt;
    return look;
}

}  // namespace zone
