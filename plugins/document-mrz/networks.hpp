// SPDX-License-Identifier: Apache-2.0
//
// Networks: the two that find and read machine readable zones, made by train/.

#pragma once

#include <array>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include "cotejo/result.hpp"

namespace zone {

/// What the locator says of each square of four pixels.
struct Heat {
    static constexpr int kCell = 4; ///< pixels a side
    cv::Mat core;         ///< above 0: within a line, the middle two thirds of its letters
    cv::Mat cosine, sine; ///< of the direction that the line is read in, x to the right, y down
    cv::Mat pitch;        ///< log2 of the pixels from letter to letter, less 3
};

/// A strip as the reader takes it: one line, its middle on row 16, a letter every 16 pixels or so.
struct Strip {
    static constexpr int kHigh = 32, kLetter = 16;
    static constexpr int kStep = 4; ///< pixels from one of the reader's answers to the next
    static constexpr int kBlank = 37; ///< the answer "no letter stands here", after kAlphabet's
};

/// Takes the brightness and contrast of the surroundings, a window of pixels, away. Float.
cv::Mat levelled(const cv::Mat& grey, cv::Size window);

class Networks {
public:
    /// Status::failed: a file is missing or is no network of this shape.
    static cotejo::Result<Networks> load(const std::string& locator, const std::string& reader);

    /// Looks for lines in a grey picture whose letters are 5 to 20 pixels wide.
    Heat locate(const cv::Mat& grey);

    /// Reads grey strips, all of one width: for each a row of 38 log probabilities per step.
    std::vector<cv::Mat> read(const std::vector<cv::Mat>& strips);

private:
    cv::dnn::Net locator_, reader_;
};

}  // namespace zone
