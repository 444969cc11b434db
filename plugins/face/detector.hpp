// SPDX-License-Identifier: Apache-2.0
//
// Detector: YuNet, its twelve outputs decoded here.

#pragma once

#include <string>
#include <vector>

#include "face.hpp"
#include "network.hpp"

namespace face {

class Detector {
public:
    /// Loads the network. Throws std::exception when the file is no such network.
    Detector(Runtime& runtime, const std::string& file);

    /// Finds the faces in a bgr8 picture as it stands, each once, the widest first. The network knows
    /// faces from 10 to 300 pixels wide; its time goes with the pixels. One thread at a time.
    std::vector<Face> find(const cv::Mat& picture);

private:
    std::unique_ptr<Network> network_;
};

}  // namespace face
