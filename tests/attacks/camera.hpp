// SPDX-License-Identifier: Apache-2.0
//
// Sensor: what a cheap camera makes of a scene: blur, exposure that wanders, shot and read noise, JPEG.

#pragma once

#include <cstdint>
#include <vector>

#include <opencv2/core.hpp>

namespace attacks {

inline constexpr double kFramesASecond = 10;
inline const cv::Size kFrame{640, 480};

/// A sequence as it comes from a camera, or from who pretends to be one.
struct Take {
    std::vector<cv::Mat> frames;      ///< bgr8, kFrame
    std::vector<std::uint64_t> times; ///< ns

    void add(cv::Mat frame);
};

struct Light {
    double gain = 1;  ///< of the scene
    double noise = 1.5; ///< grey levels, standard deviation at mid-grey
    double blur = 0.5;  ///< pixels
};

class Sensor {
public:
    explicit Sensor(std::uint64_t seed, Light light = {});
    /// Takes a picture of a bgr8 scene. Each has noise of its own.
    cv::Mat shoot(const cv::Mat& scene);

private:
    cv::RNG random_;
    Light light_;
    double phase_;
    int taken_ = 0;
};

/// A wall with a door frame and a shelf, and shoulders below the face at `place.middle`.
cv::Mat room(std::uint64_t seed);
void shoulders(cv::Mat& frame, cv::Point2d face, double size, std::uint64_t seed);

}  // namespace attacks
