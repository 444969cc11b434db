// SPDX-License-Identifier: Apache-2.0
//
// Encoder: SFace, an aligned face to 128 numbers of unit length.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "face.hpp"
#include "network.hpp"

namespace face {

inline constexpr std::size_t kTemplateSize = 128; // numbers

class Encoder {
public:
    /// Loads the network. Throws std::exception when the file is no such network.
    Encoder(Runtime& runtime, const std::string& file);

    /// Makes the template of one face of a bgr8 picture. One thread at a time.
    std::vector<float> encode(const cv::Mat& picture, const Face& face);

private:
    std::unique_ptr<Network> network_;
};

/// Cuts the face out so that its five points lie where the network learned them: 112 × 112.
cv::Mat aligned(const cv::Mat& picture, const Face& face);

/// Scales to unit length; false when there is no length or a number is not finite.
bool normalise(std::vector<float>& numbers);

/// Gives the cosine of two templates of unit length, -1 to 1.
float cosine(std::span<const float> a, std::span<const float> b);

}  // namespace face
