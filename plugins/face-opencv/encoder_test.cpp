// SPDX-License-Identifier: Apache-2.0

#include "encoder.hpp"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace {

/// The places that a face's points are brought to, as the network learned them.
const std::array<cv::Point2f, 5> kPlaces{
    {{38.2946f, 51.6963f}, {73.5318f, 51.5014f}, {56.0252f, 71.7366f}, {41.5493f, 92.3655f}, {70.7299f, 92.2041f}}};

/// A picture with a white dot at each point of a face that was turned, scaled and shifted.
face::Face dotted(cv::Mat& picture, float scale, float degrees, cv::Point2f shift) {
    const float turn = degrees * float(CV_PI) / 180;
    face::Face face{};
    for (std::size_t i = 0; i < 5; ++i) {
        const cv::Point2f p = kPlaces[i] * scale;
        face.points[i] = cv::Point2f(p.x * std::cos(turn) - p.y * std::sin(turn),
                                     p.x * std::sin(turn) + p.y * std::cos(turn)) + shift;
        cv::circle(picture, face.points[i], int(2 * scale), cv::Scalar::all(255), cv::FILLED);
    }
    return face;
}

TEST(Encoder, BringsTheFivePointsToTheirPlacesWhateverTurnAndSize) {
    for (const auto& [scale, degrees] : {std::pair{1.0f, 0.0f}, {4.0f, 20.0f}, {0.8f, -30.0f}, {5.0f, 170.0f}}) {
        cv::Mat picture(1300, 1300, CV_8UC3, cv::Scalar::all(0));
        const face::Face face = dotted(picture, scale, degrees, {600, 600});
        const cv::Mat cut = face::aligned(picture, face);
        ASSERT_EQ(cut.size(), cv::Size(112, 112));
        for (const cv::Point2f& place : kPlaces)
            EXPECT_GT(cut.at<cv::Vec3b>(cv::Point(place))[0], 100) << scale << " " << degrees;
    }
}

}  // namespace
