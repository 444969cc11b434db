// SPDX-License-Identifier: Apache-2.0
//
// flat: a page cut out and seen from straight above.

#pragma once

#include "outline.hpp"

namespace page {

/// Turns corners so that the first side is a longer one; the other long side may be the upper one as well.
Corners lengthwise(const Corners& corners);
/// The same corners begun two sides later: the page turned by half a turn.
Corners turned(const Corners& corners, std::size_t sides);

/// Its longer side over its shorter one, of the means of opposite sides.
double aspect(const Corners& corners);

/// Cuts a page out, corners[0] being its upper left one. `width` 0: as wide as its longest side is in the
/// picture, at most 2000 pixels.
cv::Mat flatten(const cv::Mat& picture, const Corners& corners, int width = 0);

}  // namespace page
