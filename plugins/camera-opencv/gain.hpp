// SPDX-License-Identifier: Apache-2.0
//
// Gain: more or less light in a picture that was taken already.

#pragma once

#include <opencv2/core.hpp>

namespace camera {

/// Multiplies the light of pictures by two to the power of EV steps, in linear light (IEC 61966-2-1),
/// as a longer exposure would: noise grows along, and what becomes brighter than white is white.
class Gain {
public:
    explicit Gain(double steps);

    /// Changes a bgr8 picture in place.
    void apply(cv::Mat& picture) const;

private:
    double steps_;
    cv::Mat levels_; ///< 256 of 8 bits: what each becomes
};

}  // namespace camera
