// SPDX-License-Identifier: Apache-2.0
//
// outline: the four corners of the pages in a picture.

#pragma once

#include <array>
#include <bitset>
#include <optional>
#include <vector>

#include "lines.hpp"

namespace page {

inline constexpr int kSamples = 40; ///< places that are looked at along a side

using Corners = std::array<cv::Point2d, 4>; ///< around the page, clockwise as seen

/// A page's outline.
struct Outline {
    Corners corners;               ///< in pixels of the picture; may lie outside it
    std::array<double, 4> support{}; ///< of each side, from its corner to the next: the share of it that is seen, 0 to 1
    std::array<std::bitset<kSamples>, 4> seen{}; ///< where along it
    std::array<bool, 4> cut{};     ///< the side is the picture's own edge
    double score = 0;

    double side(std::size_t i) const { return cv::norm(corners[(i + 1) % 4] - corners[i]); }
    double area() const;
};

struct Found {
    std::optional<Outline> page;
    std::optional<Outline> second; ///< another one beside it
    std::optional<Outline> inner;  ///< a large one inside it: a page in a photograph of a page, say
};

/// Finds pages.
Found outlines(const Edges& edges);

}  // namespace page
