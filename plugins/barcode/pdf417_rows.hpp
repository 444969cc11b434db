// SPDX-License-Identifier: Apache-2.0
//
// Cuts a PDF417 code that was found into rows and codewords.

#pragma once

#include <optional>
#include <vector>

#include "pdf417_frame.hpp"
#include "pdf417_words.hpp"

namespace barcode::pdf417 {

/// How every module looks, row by row from the code's top: `modules_of(columns)` a row.
struct Rows {
    int columns = 0;
    std::vector<std::vector<float>> looks; ///< about -1 (light) to 1 (dark)
};

/// Counts the columns and rows of the code in the frame, and looks at each module. Nothing when no
/// count of rows stands out.
std::optional<Rows> cut_rows(const cv::Mat& level, const Frame& frame);

}  // namespace barcode::pdf417
