// SPDX-License-Identifier: Apache-2.0
//
// Detector: YuNet over cv::dnn, its twelve outputs decoded here.

#pragma once

#include <string>
#include <vector>

#include <opencv2/dnn.hpp>

#include "face.hpp"

namespace face {

class Detector {
public:
    /// Loads the network. Throws cv::Exception when the file is no such network.
    explicit Detector(const std::string& network);

    /// Finds the faces in a bgr8 picture, each once, the widest first. One thread at a time.
    std::vector<Face> find(const cv::Mat& picture);

private:
    cv::dnn::Net net_;
    std::vector<std::string> outputs_;
};

}  // namespace face
