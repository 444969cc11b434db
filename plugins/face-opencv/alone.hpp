// SPDX-License-Identifier: Apache-2.0
//
// alone: a picture without anybody but its subject.

#pragma once

#include <opencv2/core.hpp>

#include "cotejo/plugin.hpp"
#include "sight.hpp"

namespace face {

/// The bytes of a block in plugin.yaml.
inline constexpr std::uint64_t kBlockSize = 8u << 20;

/// Cuts the subject out with one box of room at each side, as far as the picture goes. Other faces in
/// that room are painted over, and what does not fit a block is made smaller.
cv::Mat alone(const Sight& sight);

/// The same as a record, with the sample's own time and facts.
cotejo::Draft alone(const Sight& sight, const cotejo::View& sample);

}  // namespace face
