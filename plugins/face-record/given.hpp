// SPDX-License-Identifier: Apache-2.0
//
// given: an image of a record as a `face.image` whoever takes pictures can read.

#pragma once

#include "cotejo/plugin/draft.hpp"
#include "record.hpp"

namespace face_record {

/// The most bytes one picture given may have: a block of plugin.yaml.
inline constexpr std::uint64_t kMostBytes = 16u << 20;

/// Gives baseline JPEG and PNG as they are, everything else decoded (bgr8, gray8). All of it is
/// decoded once, so that nothing is given that cannot be read.
/// Status::refused: other data than the record announces, damaged, cut off or too large.
cotejo::Result<cotejo::Draft> given(const Image& image);

}  // namespace face_record
