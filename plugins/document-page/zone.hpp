// SPDX-License-Identifier: Apache-2.0
//
// zone: where lines of OCR-B lie on a flat page, without reading them.

#pragma once

#include <optional>
#include <vector>

#include <opencv2/core.hpp>

namespace page {

/// Rows of characters of one pitch that go from side to side (ICAO 9303-3 § 4). Lengths are in parts of
/// the page's width.
struct Zone {
    std::vector<cv::Range> rows; ///< top and bottom, in pixels of the page that was looked at
    double left = 0, right = 1;  ///< where the rows begin and end, to within 0.03
    double pitch = 0;            ///< between characters
    double clear = 0;            ///< how far the pitch stands out: some 2 by chance, above 3 in print of one pitch
    double contrast = 0;         ///< of ink and paper: 0 none, 1 black on white
    bool below = true;           ///< in the page's lower half
};

/// Finds a zone on a grey page. Nothing: no rows that go from side to side, near its lower or upper edge.
std::optional<Zone> find_zone(const cv::Mat& grey);

/// Says how much of the page looks like the bars of a PDF417 barcode, 0 to 1.
double bars(const cv::Mat& grey);

}  // namespace page
