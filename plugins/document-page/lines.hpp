// SPDX-License-Identifier: Apache-2.0
//
// lines: straight edges, each with its brighter side.

#pragma once

#include <vector>

#include "edges.hpp"

namespace page {

/// The points p with normal * p = offset; the normal, one long, points to the brighter side.
struct Line {
    cv::Point2d normal;
    double offset = 0;
    double votes = 0;      ///< edge pixels on it
    bool border = false;   ///< an edge of the picture, not of anything in it
};

/// Finds the lines with most edge pixels, strongest first, at most `most`; in the coordinates of `edges`.
std::vector<Line> lines(const Edges& edges, std::size_t most);

/// Where two lines meet; far away when they hardly do.
cv::Point2d meeting(const Line& one, const Line& other);

}  // namespace page
