// SPDX-License-Identifier: Apache-2.0
//
// Where a PDF417 code lies: a start and a stop pattern that belong together.

#pragma once

#include "pdf417_bars.hpp"

namespace barcode::pdf417 {

/// A code's place. Its plane has u from 0, the middle of the start pattern's wide bar, to 1, that of
/// the stop pattern's, and v from 0, the code's top, to 1, its bottom.
struct Frame {
    cv::Matx33f to_picture; ///< from (u, v, 1)
    float columns = 0;      ///< codewords in a row, as the patterns' widths tell; not yet whole
    float height = 0;       ///< pixels along the longer pattern
};

/// Gives the codes that pairs of patterns make, the likeliest first; a pattern is in one code only.
std::vector<Frame> find_frames(const std::vector<Bars>& all);

/// Modules of a row: start and stop, two row indicators, the codewords (§ 5.3).
inline int modules_of(int columns) { return 17 * (columns + 4) + 1; }

/// Where a module lies in the plane of a frame.
inline float place_of(float module, int columns) {
    return (module - 4.f) / (float(modules_of(columns)) - 18.5f);
}

}  // namespace barcode::pdf417
