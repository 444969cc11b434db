// SPDX-License-Identifier: Apache-2.0
//
// Quality: every measure of one face, and what the traveller can do about the worst.

#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "face.hpp"

namespace face {

/// One measure: its fact's name, its score 0 to 100, and the hint that would mend it.
struct Measure {
    const char* name;
    double score;
    const char* hint;
};

/// Measures the first of these faces, which are not empty.
std::vector<Measure> measure(const cv::Mat& picture, const std::vector<Face>& faces);

/// Finds the lowest measure: a picture is as good as its worst.
const Measure& worst(const std::vector<Measure>& measures);

}  // namespace face
