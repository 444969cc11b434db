// SPDX-License-Identifier: Apache-2.0
//
// Puts the measures of a face together.

#include "quality.hpp"

#include <algorithm>

#include "cotejo/hints.h"
#include "faces.hpp"
#include "measures.hpp"

namespace face {

namespace {

/// Too large a face is cut off on two sides; one that is off the middle on one side only.
const char* framing_hint(const Face& face, cv::Size picture) {
    const bool fits = face.box.width < float(picture.width) * 0.9f &&
                      face.box.height < float(picture.height) * 0.9f;
    return fits ? COTEJO_HINT_CENTRE : COTEJO_HINT_STEP_BACK;
}

}  // namespace

std::vector<Measure> measure(const cv::Mat& picture, const std::vector<Face>& faces) {
    const Face& face = faces.front();
    const cv::Mat cut = standard_face(picture, face);
    const bool dark = cv::mean(cut)[0] < 128;
    return {
        {"inter-eye-distance", eye_distance(face), COTEJO_HINT_COME_CLOSER},
        {"single-face", single_face(second_to_first(faces)), COTEJO_HINT_ONE_PERSON},
        {"framing", framing(face, picture.size()), framing_hint(face, picture.size())},
        {"sharpness", sharpness(cut), COTEJO_HINT_HOLD_STILL},
        {"luminance", luminance(cut), dark ? COTEJO_HINT_MORE_LIGHT : COTEJO_HINT_LESS_LIGHT},
        {"pose", pose(face), COTEJO_HINT_LOOK_STRAIGHT},
    };
}

const Measure& worst(const std::vector<Measure>& measures) {
    return *std::ranges::min_element(measures, {}, &Measure::score);
}

}  // namespace face
