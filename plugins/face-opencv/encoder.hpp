// SPDX-License-Identifier: Apache-2.0
//
// Encoder: SFace over a face and its mirror image.

#pragma once

#include <string>

#include "mesh.hpp"
#include "template.hpp"

namespace face {

class Encoder {
public:
    /// Loads the network. Throws std::exception when the file is no such network.
    Encoder(Runtime& runtime, const std::string& file);

    /// Makes the template of one face of a bgr8 picture. Without length when the network gave none.
    /// One thread at a time.
    Template encode(const cv::Mat& picture, const Shape& shape);

    /// How sure the network is of this face: the length of one pass, some 9 to 15. Half the work.
    float certainty(const cv::Mat& picture, const Shape& shape);

private:
    Template run(const cv::Mat& cut);

    std::unique_ptr<Network> network_;
};

/// Cuts the face out so that the detector's five points lie where the network learned them: 112 × 112.
cv::Mat aligned(const cv::Mat& picture, const Face& face);

/// The same by the mesh's points, which are more exact.
cv::Mat aligned(const cv::Mat& picture, const Shape& shape);

}  // namespace face
