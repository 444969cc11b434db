// SPDX-License-Identifier: Apache-2.0
//
// Minutiae of impressions, and impressions compared with minutiae, by libfprint's virtual reader.

#pragma once

#include "reader.hpp"
#include "views.hpp"

namespace finger {

/// Has libfprint find the minutiae of an impression, with the extractor and the limits of its own
/// enrolment. Status::refused: fewer than NBIS compares.
cotejo::Result<MinutiaeView> minutiae(Reader& reader, const Impression& impression);

/// Has libfprint identify a probe among references, each of one or more views: 1 where NBIS's
/// score for a view is 40 or more, else 0. Status::refused: the probe has no minutiae.
cotejo::Result<std::vector<float>> compare(Loop& loop, Reader& reader, const Impression& probe,
                                           const std::vector<std::vector<MinutiaeView>>& references);

}  // namespace finger
