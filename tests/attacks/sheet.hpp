// SPDX-License-Identifier: Apache-2.0
//
// Sheets and screens: flat or bent surfaces with a picture on them, held into a camera's view.

#pragma once

#include "head.hpp"

namespace attacks {

/// What a surface does to the picture on it.
struct Material {
    double black = 0, white = 255;       ///< grey levels of the darkest and lightest it can show
    double saturation = 1, blue = 1;     ///< gains of all colour and of blue
    double grid = 0, pitch = 3;          ///< pixel grid: depth 0 to 1, texture pixels from one to the next
    double gloss = 0;                    ///< grey levels of a lamp's reflection
    double bend = 0;                     ///< faces' heights that its sides lie behind its middle
    double border = 0;                   ///< of the picture's width, around it
    cv::Scalar border_colour{235, 235, 235};
};

/// A picture whose face is `face_height` pixels tall and at `middle`, as a surface to be held up.
class Sheet {
public:
    Sheet(const cv::Mat& picture, cv::Point2f middle, float face_height, const Material& material);
    /// Lays it at this place over a bgr8 frame.
    void over(cv::Mat& frame, const Place& place) const;

private:
    Surface surface_;
    cv::Mat texture_;
    Material material_;
};

}  // namespace attacks
