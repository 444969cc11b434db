// SPDX-License-Identifier: Apache-2.0
//
// Rendered pages for the tests of this plugin.

#pragma once

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "camera.hpp"
#include "flat.hpp"

namespace page::testing {

inline pages::Seen seen(const char* condition, std::uint64_t seed, pages::Kind kind = pages::Kind::passport,
                        const pages::Options& options = {}, cv::Size frame = {1280, 720}) {
    pages::Options own = options;
    own.design = seed;
    const auto drawn = pages::draw(kind, pages::invented(seed), own);
    EXPECT_TRUE(drawn) << drawn.error().what;
    auto picture = pages::see(*drawn, condition, seed, frame);
    EXPECT_TRUE(picture) << picture.error().what;
    return *std::move(picture);
}

/// What two quadrilaterals share, of what they cover together.
inline double overlap(const pages::Corners& truth, const Corners& found) {
    const std::vector<cv::Point2f> one(truth.begin(), truth.end()), other(found.begin(), found.end());
    std::vector<cv::Point2f> shared;
    const double both = cv::intersectConvexConvex(one, other, shared);
    return both / (cv::contourArea(one) + cv::contourArea(other) - both);
}

}  // namespace page::testing
