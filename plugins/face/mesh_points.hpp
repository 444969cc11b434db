// SPDX-License-Identifier: Apache-2.0
//
// Which of the face landmark network's 468 points is what, and where some lie on an average head.
//
// Numbers and places are MediaPipe's (Apache-2.0): mediapipe/python/solutions/face_mesh_connections.py,
// and canonical_face_model.obj and geometry_pipeline_metadata.pbtxt of mediapipe/modules/face_geometry/data.
// Left and right are as seen in the picture. scripts/dev/landmarks.py says how the networks are fed.

#pragma once

#include <array>
#include <iterator>

namespace face {

inline constexpr int kMeshPoints = 468, kMeshSide = 192; ///< points; the crop's side in pixels
inline constexpr int kNoseTip = 4, kForehead = 10, kChin = 152;

/// An eye in the mesh. Lids from the outer to the inner corner, each point above the other's.
struct MeshEye {
    int outer, inner;
    std::array<int, 7> upper, lower;
};
inline constexpr MeshEye kLeftEye{33, 133, {246, 161, 160, 159, 158, 157, 173},
                                  {7, 163, 144, 145, 153, 154, 155}};
inline constexpr MeshEye kRightEye{263, 362, {466, 388, 387, 386, 385, 384, 398},
                                   {249, 390, 373, 374, 380, 381, 382}};

/// A line of the lips. From the left to the right corner, each point above the other's.
struct MeshLips {
    int left, right;
    std::array<int, 9> upper, lower;
};
inline constexpr MeshLips kInnerLips{78, 308, {191, 80, 81, 82, 13, 312, 311, 310, 415},
                                     {95, 88, 178, 87, 14, 317, 402, 318, 324}};
inline constexpr MeshLips kOuterLips{61, 291, {185, 40, 39, 37, 0, 267, 269, 270, 409},
                                     {146, 91, 181, 84, 17, 314, 405, 321, 375}};

/// The outline, from the forehead's middle down the right of the picture and back.
inline constexpr std::array<int, 36> kFaceOval{
    10,  338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
    152, 148, 176, 149, 150, 136, 172, 58,  132, 93,  234, 127, 162, 21,  54,  103, 67,  109};

/// A point for head pose: where it lies on an average head, in centimetres, x to the right, y down,
/// z away from the camera, and how much it weighs. Bones move little: lips and lids are not among them.
struct Anchor {
    int point;
    float x, y, z, weight;
};

namespace detail {

/// Those of the left half and their mirror images.
struct Pair {
    Anchor left;
    int right;
};
inline constexpr Pair kPairs[] = {
    {{33, -4.445859f, -2.663991f, -3.173422f, 0.058724f}, 263},
    {{54, -6.279331f, -6.615427f, -1.425850f, 0.007667f}, 284},
    {{67, -3.523964f, -8.005976f, -3.729163f, 0.009078f}, 297},
    {{117, -5.258659f, -0.945811f, -2.974312f, 0.009792f}, 346},
    {{119, -3.300681f, -0.861641f, -3.872784f, 0.014565f}, 348},
    {{121, -1.820731f, -1.467954f, -4.224124f, 0.018591f}, 350},
    {{127, -7.743095f, -2.364999f, 2.005167f, 0.005198f}, 356},
    {{129, -1.785794f, 0.978284f, -4.850470f, 0.120625f}, 358},
    {{132, -7.270895f, 2.890917f, 2.252455f, 0.005560f}, 361},
    {{133, -1.856432f, -2.585245f, -3.757904f, 0.053286f}, 362},
    {{136, -5.085276f, 7.178590f, -0.714711f, 0.066890f}, 365},
    {{143, -6.407571f, -2.236021f, -1.560843f, 0.014817f}, 372},
    {{147, -6.234883f, 1.944430f, -1.663542f, 0.014263f}, 376},
    {{198, -1.246815f, -0.230297f, -5.681036f, 0.025462f}, 420},
    {{205, -3.832928f, 1.537326f, -4.137731f, 0.047252f}, 425}};

constexpr auto anchors() {
    std::array<Anchor, 3 + 2 * std::size(kPairs)> all{{{4, 0, 0.463170f, -7.586580f, 0.070910f},
                                                       {6, 0, -2.473255f, -5.788627f, 0.032100f},
                                                       {10, 0, -8.261778f, -4.481535f, 0.008447f}}};
    std::size_t next = 3;
    for (const auto& [left, right] : kPairs) {
        all[next++] = left;
        all[next++] = {right, -left.x, left.y, left.z, left.weight};
    }
    return all;
}

}  // namespace detail

/// MediaPipe's 33 points and weights for laying the average head onto a face.
inline constexpr auto kAnchors = detail::anchors();

/// The eye network: the crop's side in pixels, how many corner distances that is, and its points of the
/// lids: lower 1 to 7 lie below upper 9 to 15.
inline constexpr int kEyeSide = 64, kEyePoints = 71, kIrisPoints = 5;
inline constexpr float kEyeRoom = 2.3f;
inline constexpr int kEyeOuter = 0, kEyeInner = 8, kEyeLower = 1, kEyeUpper = 9, kLidPoints = 7;

}  // namespace face
