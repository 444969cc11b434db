// SPDX-License-Identifier: Apache-2.0

#include "alone.hpp"

#include <gtest/gtest.h>

namespace {

face::Face at(float x, float y, float size) {
    face::Face face;
    face.box = {x, y, size, size};
    return face;
}

face::Sight white(face::Face subject, std::vector<face::Face> others = {}) {
    return {cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(255)), subject, {}, std::move(others)};
}

TEST(Alone, LeavesOneBoxOfRoomAtEachSide) {
    EXPECT_EQ(face::alone(white(at(150, 100, 60))).size(), cv::Size(180, 180));
    EXPECT_EQ(face::alone(white(at(0, 0, 60))).size(), cv::Size(120, 120)) << "no room at the corner";
}

TEST(Alone, PaintsOverWhoeverElseIsNearAndNeverTheSubject) {
    face::Sight sight = white(at(150, 100, 60), {at(215, 100, 20)});
    sight.picture(cv::Rect(215, 100, 20, 20)).setTo(cv::Scalar(0, 0, 200)); // a face in the subject's room
    const cv::Mat cut = face::alone(sight);
    cv::Mat red;
    cv::inRange(cut, cv::Scalar(0, 0, 150), cv::Scalar(50, 50, 255), red);
    EXPECT_EQ(cv::countNonZero(red), 0);
    EXPECT_EQ(cut.at<cv::Vec3b>(60 + 30, 60 + 58), cv::Vec3b(255, 255, 255)) << "its own face is whole";
}

TEST(Alone, MakesSmallerWhatDoesNotFitABlock) {
    face::Sight sight = white(at(1000, 1000, 1000));
    sight.picture = cv::Mat(3000, 3000, CV_8UC3, cv::Scalar::all(9));
    const cv::Mat cut = face::alone(sight);
    EXPECT_LE((std::uint64_t(cut.cols) * 3 + 63) / 64 * 64 * std::uint64_t(cut.rows), face::kBlockSize);
    EXPECT_GT(cut.cols, 1500);
}

}  // namespace
