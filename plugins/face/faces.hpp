// SPDX-License-Identifier: Apache-2.0
//
// Finder: looks for the one face that a picture is of, whatever size it has in it.

#pragma once

#include <vector>

#include "detector.hpp"

namespace face {

/// How closely a picture is looked at.
enum class Look {
    quick, ///< a kiosk's frame: faces are large, and their points need not be exact
    exact, ///< four times the work
};

class Finder {
public:
    /// Loads the detector's network. Throws std::exception when the file is no such network.
    Finder(Runtime& runtime, const std::string& file) : detector_(runtime, file) {}

    /// Finds the faces of a bgr8 picture of any size, the widest first. Looks closer when it sees none,
    /// and at last with room around the picture, as tight portraits need. One thread at a time.
    std::vector<Face> find(const cv::Mat& picture, Look look = Look::exact);

private:
    std::vector<Face> at(const cv::Mat& picture, int longer_side, double most_enlarging);

    Detector detector_;
};

/// Says how wide the second face is beside the first; 0 when there is none.
float second_to_first(const std::vector<Face>& faces);

/// Above this ratio nobody can say whom the picture is of; below it someone stands behind.
inline constexpr float kTwoPeople = 0.4f;

}  // namespace face
