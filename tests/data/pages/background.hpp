// SPDX-License-Identifier: Apache-2.0
//
// background: guilloche, the fine curves under what a page says.

#pragma once

#include "canvas.hpp"

namespace pages {

/// Draws curves and a rosette in light colours; `design` chooses both. Some of it glows.
void guilloche(Canvas& canvas, std::uint64_t design);

/// A head and shoulders, for a page that was given no portrait.
cv::Mat silhouette();

}  // namespace pages
