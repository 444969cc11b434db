// SPDX-License-Identifier: Apache-2.0
//
// look_for_zone: from a picture of a page to its machine readable zone, or to what stands in the way.

#pragma once

#include <functional>
#include <optional>
#include <string>

#include "attempt.hpp"

namespace zone {

/// What a picture shows.
enum class Sight {
    read,     ///< a zone, and what it says
    nothing,  ///< no page
    no_zone,  ///< a page, and no zone on it
    half,     ///< a zone that is cut off
    several,  ///< more than one zone
    small,    ///< a zone too small to be read
    glare,    ///< a zone with a light in it
    unclear,  ///< a zone that cannot be read for another reason: blur, mostly
};

struct Look {
    Sight sight = Sight::nothing;
    std::optional<mrz::Reading> reading; ///< with Sight::read
    std::string why; ///< one sentence without personal data
};

/// Looks for a zone in a grey picture, in any direction. `stop` is asked between steps.
Look look_for_zone(const cv::Mat& grey, Networks& networks, const std::function<bool()>& stop);

}  // namespace zone
