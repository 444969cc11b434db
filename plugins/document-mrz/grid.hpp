// SPDX-License-Identifier: Apache-2.0
//
// Grid: where the letters of a line stand in its strip, evenly or in slow change, and what each is.

#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "mrz/search.hpp"

namespace zone {

/// Letters stand at first + pitch * i + bend * i * (i - count + 1), in the reader's steps.
struct Grid {
    float first = 0, pitch = 0, bend = 0;
    int count = 0;
    float worth = 0; ///< mean of how surely letters stand there, -4 to 4
    float at(int i) const { return first + pitch * float(i) + bend * float(i) * float(i - count + 1); }
};

/// Lays the grid of `count` letters where the reader sees most of them. `scores` are log
/// probabilities as Networks::read gives them; `letters` is what the strip was cut for.
Grid lay_grid(const cv::Mat& scores, int count);

/// Says whether no letter is seen just before the grid's first cell or just after its last.
bool holds_all(const cv::Mat& scores, const Grid& grid);

/// The same grid moved by whole letters.
Grid moved(Grid grid, int letters);

/// Whether a letter stands in every cell and none between: else one was seen twice or left out, and where no check
/// digit protects, nobody would know.
bool is_even(const cv::Mat& scores, const Grid& grid);

/// Gives what stands in each cell, looking a little to either side.
std::vector<mrz::Cell> cells(const cv::Mat& scores, const Grid& grid);

}  // namespace zone
