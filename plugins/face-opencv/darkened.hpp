// SPDX-License-Identifier: Apache-2.0
//
// Pictures as they would be in less light, for tests and measurements.

#pragma once

#include <cmath>

#include <opencv2/core.hpp>

namespace samples {

/// A picture with so many EV steps less light: photons are counted, then the sensor adds its own noise.
inline cv::Mat darkened(const cv::Mat& picture, double steps) {
    cv::Mat light;
    picture.convertTo(light, CV_32F, 1.0 / 255);
    cv::pow(light, 2.2, light);
    light *= std::pow(2, -steps);
    cv::Mat noise(light.size(), light.type()), spread;
    cv::RNG(11).fill(noise, cv::RNG::NORMAL, 0, 1);
    cv::sqrt(light * 2e-4 + cv::Scalar::all(1e-6), spread);
    light += noise.mul(spread);
    cv::pow(cv::max(light, 0), 1 / 2.2, light);
    cv::Mat result;
    light.convertTo(result, CV_8U, 255);
    return result;
}

}  // namespace samples
