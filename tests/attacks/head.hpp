// SPDX-License-Identifier: Apache-2.0
//
// Head: a head in three dimensions, textured from one picture, that can be turned, moved and blink.

#pragma once

#include <array>
#include <vector>

#include <opencv2/core.hpp>

#include "mesh.hpp"

namespace attacks {

/// Where a head, a sheet or a screen is, as the camera sees it.
struct Place {
    double yaw = 0, pitch = 0, roll = 0; ///< degrees, signs as face::Pose has them
    double closed = 0;                   ///< lids, 0 open to 1
    double size = 200;                   ///< forehead to chin, in the camera's pixels
    cv::Point2d middle{320, 230};        ///< of the face
};

/// What a camera's pixels show of a surface: where in its texture each one looks, and how far it is.
struct Sight {
    cv::Mat map_x, map_y; ///< CV_32F; -1 where the surface is not
};

/// Triangles in three dimensions over a texture. x to the right, y down, z away, in faces' heights,
/// from the middle of the face.
struct Surface {
    std::vector<cv::Point3f> points;
    std::vector<cv::Point2f> texture; ///< pixels
    std::vector<std::array<int, 3>> triangles;
};

/// Draws a surface turned about an axis `behind` it (in faces' heights), seen from five of them away.
Sight draw(const Surface& surface, const Place& place, double behind, cv::Size frame);

class Head {
public:
    /// `picture` bgr8 with `shape` its face, looking ahead.
    Head(const cv::Mat& picture, const face::Shape& shape);

    /// Lays the head at this place over a bgr8 frame.
    void over(cv::Mat& frame, const Place& place) const;

    const cv::Mat& texture() const { return texture_; }   ///< face height 300 pixels at most
    cv::Point2f face_middle() const { return middle_; }   ///< in the texture
    float face_height() const { return height_; }         ///< in the texture, pixels

private:
    void add(cv::Point2f at, float depth);
    void add_rings();

    Surface surface_;
    cv::Mat texture_, cover_; ///< bgr8; CV_8U, how much of a pixel is head
    cv::Point2f middle_;
    float height_ = 0;
};

}  // namespace attacks
