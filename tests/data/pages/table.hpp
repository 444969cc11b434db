// SPDX-License-Identifier: Apache-2.0
//
// table: what a page lies on.

#pragma once

#include <opencv2/core.hpp>

namespace pages {

/// A plain, a grained, a speckled or a wooden surface, dark or light.
cv::Mat table(cv::Size frame, cv::RNG& random);

}  // namespace pages
