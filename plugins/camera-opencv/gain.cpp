// SPDX-License-Identifier: Apache-2.0
//
// A table from level to level, made once a job.

#include "gain.hpp"

#include <algorithm>
#include <cmath>

namespace camera {

namespace {

double to_linear(double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double from_linear(double light) {
    return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

}  // namespace

Gain::Gain(double steps) : steps_(steps), levels_(1, 256, CV_8UC1) {
    for (int level = 0; level < 256; ++level) {
        const double light = std::min(1.0, to_linear(level / 255.0) * std::exp2(steps));
        levels_.at<std::uint8_t>(level) = std::uint8_t(std::lround(255 * from_linear(light)));
    }
}

void Gain::apply(cv::Mat& picture) const {
    if (steps_ != 0.0) cv::LUT(picture, levels_, picture);
}

}  // namespace camera
