// SPDX-License-Identifier: Apache-2.0
//
// Lids: how far the eyes are open, by MediaPipe's eye network. The mesh of the whole face cannot tell.

#pragma once

#include "mesh.hpp"

namespace face {

/// The largest gap between the lids, in distances of the eye's corners: some 0.1 closed, 0.3 open. Left and
/// right as seen in the picture.
struct Openness {
    double left = 0, right = 0;
};

class Lids {
public:
    /// Loads the network. Throws std::exception when the file is no such network.
    Lids(Runtime& runtime, const std::string& file);

    /// Looks at both eyes of a face in this bgr8 picture. One thread at a time.
    Openness look(const cv::Mat& picture, const Shape& shape);

private:
    std::unique_ptr<Network> network_;
};

}  // namespace face
