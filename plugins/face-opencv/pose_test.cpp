// SPDX-License-Identifier: Apache-2.0

#include "pose.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "mesh_points.hpp"

namespace {

using Mesh = std::vector<cv::Point3f>;

/// The average head, in pixels.
Mesh straight() {
    Mesh mesh(face::kMeshPoints);
    for (const face::Anchor& a : face::kAnchors)
        mesh[std::size_t(a.point)] = cv::Point3f(a.x, a.y, a.z) * 12 + cv::Point3f(320, 240, 5);
    return mesh;
}

/// Turned about the axis from `from` towards `to`: 0 is x, right; 1 is y, down; 2 is z, away.
Mesh turned(Mesh mesh, int from, int to, double degrees) {
    const float c = float(std::cos(degrees * CV_PI / 180)), s = float(std::sin(degrees * CV_PI / 180));
    for (cv::Point3f& point : mesh) {
        float* p = &point.x;
        const float a = p[from], b = p[to];
        p[from] = c * a - s * b;
        p[to] = s * a + c * b;
    }
    return mesh;
}

void expect(const face::Pose& pose, double yaw, double pitch, double roll) {
    EXPECT_NEAR(pose.yaw, yaw, 0.01);
    EXPECT_NEAR(pose.pitch, pitch, 0.01);
    EXPECT_NEAR(pose.roll, roll, 0.01);
}

TEST(Pose, OfTheAverageHeadIsStraight) {
    const face::Pose pose = face::pose(straight());
    expect(pose, 0, 0, 0);
    EXPECT_NEAR(pose.misfit, 0, 0.001);
}

TEST(Pose, YawIsPositiveWhenTheNoseMovesToTheRightOfThePicture) {
    const Mesh mesh = turned(straight(), 2, 0, -25);
    const Mesh before = straight();
    EXPECT_GT(mesh[face::kNoseTip].x - mesh[33].x, before[face::kNoseTip].x - before[33].x);
    expect(face::pose(mesh), 25, 0, 0);
}

TEST(Pose, PitchIsPositiveWhenTheNoseMovesDown) {
    const Mesh mesh = turned(straight(), 1, 2, 15);
    const Mesh before = straight();
    EXPECT_GT(mesh[face::kNoseTip].y - mesh[33].y, before[face::kNoseTip].y - before[33].y);
    expect(face::pose(mesh), 0, 15, 0);
}

TEST(Pose, RollIsPositiveWhenTheForeheadMovesToTheLeftOfThePicture) {
    const Mesh mesh = turned(straight(), 0, 1, -20);
    EXPECT_LT(mesh[face::kForehead].x - mesh[face::kNoseTip].x, 0);
    expect(face::pose(mesh), 0, 0, 20);
}

TEST(Pose, ComesApartIntoRollThenPitchThenYaw) {
    expect(face::pose(turned(turned(turned(straight(), 0, 1, -10), 1, 2, 20), 2, 0, -30)), 30, 20, 10);
}

TEST(Pose, MisfitGrowsWhenAPointIsAstray) {
    Mesh mesh = straight();
    mesh[face::kNoseTip].z -= 60;
    EXPECT_GT(face::pose(mesh).misfit, 0.5);
}

}  // namespace
