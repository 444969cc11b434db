// SPDX-License-Identifier: Apache-2.0
//
// find_zones: from the locator's heat to lines, and to zones of lines that belong together.

#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "networks.hpp"

namespace zone {

/// A line of letters in a picture, in pixels: the middle of its letters' height from the left edge of
/// its first to the right edge of its last, as it is read.
struct Line {
    cv::Point2f left, right;
    float pitch = 0;  ///< from letter to letter, as the locator sees it
    float weight = 0; ///< how many of the locator's cells speak for it
    float length() const { return float(cv::norm(right - left)); }
    /// How many letters it holds, by its length and pitch.
    float letters() const { return length() / pitch; }
};

/// Lines that belong together, in the order they are read.
struct Zone {
    std::vector<Line> lines;
    float weight() const;
};

/// Finds the zones, the one most spoken for first. Coordinates are pixels of the picture that was
/// located in.
std::vector<Zone> find_zones(const Heat& heat);

}  // namespace zone
