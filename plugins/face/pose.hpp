// SPDX-License-Identifier: Apache-2.0
//
// How a head is turned, from its landmarks.

#pragma once

#include <span>

#include <opencv2/core.hpp>

namespace face {

/// The pose angles of ISO/IEC 19794-5: degrees, 0 where the face looks straight ahead. Positive are a yaw to
/// the subject's own left, a pitch downwards, a roll towards the subject's right shoulder.
struct Pose {
    double yaw = 0, pitch = 0, roll = 0;
    double misfit = 0; ///< how far the anchors lie from an average head's, root mean square, centimetres
};

/// Lays an average head onto the face in weighted least squares (Kabsch 1976; what MediaPipe's Face
/// Geometry does). `mesh`: kMeshPoints points, x to the right, y down, z away, all in one unit, as the
/// picture stands and not as the crop was turned. Needs no focal length. Any thread.
Pose pose(std::span<const cv::Point3f> mesh);

}  // namespace face
