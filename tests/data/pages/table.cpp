// SPDX-License-Identifier: Apache-2.0

#include "table.hpp"

#include <cmath>

#include <opencv2/imgproc.hpp>

namespace pages {

namespace {

/// Soft noise from -1 to 1, patches of about this size.
cv::Mat patches(cv::Size frame, double across, double down, cv::RNG& random) {
    cv::Mat small(std::max(2, int(frame.height / down)), std::max(2, int(frame.width / across)), CV_32F), wide;
    random.fill(small, cv::RNG::UNIFORM, -1, 1);
    cv::resize(small, wide, frame, 0, 0, cv::INTER_CUBIC);
    return wide;
}

}  // namespace

cv::Mat table(cv::Size frame, cv::RNG& random) {
    const double level = random.uniform(0, 3) ? random.uniform(20.0, 95.0) : random.uniform(95.0, 170.0);
    cv::Scalar colour(level, level * random.uniform(0.85, 1.1), level * random.uniform(0.85, 1.2));
    cv::Mat texture = 5 * patches(frame, 300, 200, random);
    switch (random.uniform(0, 4)) {
    case 0: break;
    case 1: texture += 4 * patches(frame, 2, 2, random); break;
    case 2: texture += 9 * patches(frame, 6, 6, random) + 5 * patches(frame, 2, 2, random); break;
    default: // wood: long fibres
        colour = {level * 0.55, level * 0.8, level * 1.05};
        texture += 10 * patches(frame, 160, 5, random) + 6 * patches(frame, 60, 2, random);
    }
    cv::Mat lights, wide(frame, CV_32FC3, colour), picture;
    cv::cvtColor(texture, lights, cv::COLOR_GRAY2BGR);
    wide += lights * (level / 80);
    wide.convertTo(picture, CV_8U);
    return picture;
}

}  // namespace pages
