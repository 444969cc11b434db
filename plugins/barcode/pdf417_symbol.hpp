// SPDX-License-Identifier: Apache-2.0
//
// A PDF417 code as codewords, without errors.

#pragma once

#include <optional>
#include <vector>

#include <opencv2/core.hpp>

#include "pdf417_rows.hpp"

namespace barcode::pdf417 {

struct Symbol {
    int rows = 0, columns = 0;
    int level = 0;              ///< of error correction, 0 to 8: 2 to 512 check words
    std::vector<int> codewords; ///< row by row, check words last
};

/// Reads the codewords and corrects them; what was not seen for sure counts as unknown. Nothing when there are too many
/// errors, or the counts are no code's. `blur` as for likeliest().
std::optional<Symbol> read_symbol(const Rows& rows, float blur);

/// Draws the code, dark on light with a quiet zone.
cv::Mat drawn(const Symbol& symbol);

}  // namespace barcode::pdf417
