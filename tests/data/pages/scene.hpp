// SPDX-License-Identifier: Apache-2.0
//
// Scene: a table with pages on it, being lit and photographed.

#pragma once

#include "camera.hpp"

namespace pages {

/// How a page lies before the camera.
struct Pose {
    double turn = 0;               ///< degrees, clockwise in the picture
    double tilt_x = 0, tilt_y = 0; ///< degrees about the page's axes
    double fill = 0.8;             ///< of the frame, at most, in both directions
    cv::Point2d aside;             ///< of the frame's size, from its middle
    double bend = 0;               ///< how far its middle is lifted, in parts of its width
};

class Scene {
public:
    Scene(cv::Size frame, std::uint64_t seed);

    /// Lays a page there. `upper` is a picture of the page's shape; dots_per_mm caps its size: a camera
    /// over a table sees a small card small.
    Corners lay(const cv::Mat& upper, double width_mm, const Pose& pose);

    void shade(double depth);                 ///< light from one side
    void shadow(const Corners& page);         ///< an edge of something across the page
    void glare(const Corners& page);          ///< a lamp mirrored in the page
    void fingers(const Corners& page);        ///< over one corner
    void dim(double gain);
    void fade(double contrast, double veil);  ///< veil: what light scatters into the lens, 0 to 255
    void blur(double sigma);
    void smear(double length);                ///< motion, in pixels
    /// Noise and compression: what comes out is final.
    cv::Mat take(double noise, int jpeg_quality);

    cv::RNG& random() { return random_; }
    cv::Mat& pixels() { return pixels_; }

private:
    cv::RNG random_;
    cv::Mat pixels_;
};

/// Where a rectangle of this size lies in the frame.
Corners placed(cv::Size2d size, double most_dots, cv::Size frame, const Pose& pose);

}  // namespace pages
