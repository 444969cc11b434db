// SPDX-License-Identifier: Apache-2.0
//
// What each component means for a comparison, and what to say about it.

#include "quality.hpp"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "components.hpp"
#include "cotejo/hints.h"

namespace face {

namespace {

constexpr const char* kNone = "";
constexpr double kGoodEnough = 75; // an effect below this is worth a hint

using Hint = const char* (*)(const Subject&);

double brightness(const Subject& subject) { return cv::mean(subject.luminance, subject.skin)[0]; }

double brightness(const Subject& subject, const cv::Rect& where) {
    return where.empty() ? 0.0 : cv::mean(subject.luminance(where))[0];
}

const char* nothing(const Subject&) { return kNone; }
const char* closer(const Subject&) { return COTEJO_HINT_COME_CLOSER; }
const char* one_person(const Subject&) { return COTEJO_HINT_ONE_PERSON; }
const char* straight(const Subject&) { return COTEJO_HINT_LOOK_STRAIGHT; }
const char* level(const Subject& subject) { return subject.pose.pitch > 0 ? COTEJO_HINT_LOOK_UP : COTEJO_HINT_LOOK_DOWN; }
const char* upright(const Subject&) { return COTEJO_HINT_HEAD_UPRIGHT; }
const char* still(const Subject&) { return COTEJO_HINT_HOLD_STILL; }
const char* more_light(const Subject&) { return COTEJO_HINT_MORE_LIGHT; }
const char* less_light(const Subject&) { return COTEJO_HINT_LESS_LIGHT; }
const char* open_eyes(const Subject&) { return COTEJO_HINT_OPEN_EYES; }
const char* close_mouth(const Subject&) { return COTEJO_HINT_CLOSE_MOUTH; }

const char* other_light(const Subject& subject) {
    return brightness(subject) < 128 ? COTEJO_HINT_MORE_LIGHT : COTEJO_HINT_LESS_LIGHT;
}

/// The picture's left is the traveller's right.
const char* side_light(const Subject& subject) {
    const bool left_is_darker = brightness(subject, subject.left_cheek) < brightness(subject, subject.right_cheek);
    return left_is_darker ? COTEJO_HINT_LIGHT_RIGHT : COTEJO_HINT_LIGHT_LEFT;
}

/// A head too large for the picture is cut off on two sides; one off the middle on one.
const char* framing(const Subject& subject) {
    const float wide = 2.8f * subject.eye_distance, high = 2.4f * subject.eyes_to_chin;
    const bool fits = wide < float(subject.picture.cols) && high < float(subject.picture.rows);
    return fits ? COTEJO_HINT_CENTRE : COTEJO_HINT_STEP_BACK;
}

/// Between `hopeless` and `good` a component leaves from `floor` to 100 of a picture. What a person may be
/// unable to change, or light alone, has a floor above what a policy asks for: neither may refuse a face.
struct Component {
    const char* name;
    std::optional<double> (*function)(const Subject&);
    double hopeless, good, floor;
    Hint hint;
};

constexpr Component kComponents[] = {
    {"single-face-present", single_face_present, 60, 90, 30, one_person},
    {"inter-eye-distance", inter_eye_distance, 3, 30, 0, closer},
    {"head-size", head_size, 0, 100, 100, nothing},
    {"leftward-crop", leftward_crop, 0, 30, 30, framing},
    {"rightward-crop", rightward_crop, 0, 30, 30, framing},
    {"margin-above", margin_above, 0, 20, 80, framing},
    {"margin-below", margin_below, 0, 20, 80, framing},
    {"head-pose-yaw", head_pose_yaw, 50, 93, 0, straight},
    {"head-pose-pitch", head_pose_pitch, 50, 88, 0, level},
    {"head-pose-roll", head_pose_roll, 25, 88, 20, upright},
    {"sharpness", sharpness, 0, 40, 0, still},
    {"luminance-mean", luminance_mean, 0, 40, 45, other_light},
    {"luminance-variance", luminance_variance, 0, 100, 100, nothing},
    {"under-exposure-prevention", under_exposure_prevention, 0, 90, 45, more_light},
    {"over-exposure-prevention", over_exposure_prevention, 0, 16, 45, less_light},
    {"dynamic-range", dynamic_range, 25, 55, 45, other_light},
    {"illumination-uniformity", illumination_uniformity, 20, 50, 45, side_light},
    {"natural-colour", natural_colour, 0, 60, 70, nothing},
    {"no-compression-artefacts", no_compression_artefacts, 0, 50, 45, nothing},
    {"background-uniformity", background_uniformity, 0, 30, 85, nothing},
    {"eyes-open", eyes_open, 5, 50, 50, open_eyes},
    {"mouth-closed", mouth_closed, 0, 30, 70, close_mouth},
};

double effect(const Component& component, double score) {
    const double share = std::clamp((score - component.hopeless) / (component.good - component.hopeless), 0.0, 1.0);
    return component.floor + (100 - component.floor) * share;
}

}  // namespace

std::vector<Measure> measure(const Subject& subject) {
    std::vector<Measure> measures;
    for (const Component& component : kComponents)
        if (const auto score = component.function(subject))
            measures.push_back({component.name, *score, effect(component, *score), component.hint(subject)});
    return measures;
}

Measure certainty(float length) {
    const double score = scale(double(length), 6.3, 14.2); // one press picture in a hundred scores below 40
    const double worth_a_word = 50;
    return {"encoder-certainty", score, score, score < worth_a_word ? COTEJO_HINT_LOOK_STRAIGHT : kNone};
}

double unified(const std::vector<Measure>& measures) {
    return std::ranges::min(measures, {}, &Measure::effect).effect;
}

const char* hint(const std::vector<Measure>& measures) {
    const Measure* worst = nullptr;
    for (const Measure& measure : measures)
        if (*measure.hint && measure.effect < kGoodEnough && (!worst || measure.effect < worst->effect))
            worst = &measure;
    return worst ? worst->hint : kNone;
}

double exposure(const Subject& subject) {
    const double grey = std::max(brightness(subject), 1.0) / 255;
    const double light = grey <= 0.04045 ? grey / 12.92 : std::pow((grey + 0.055) / 1.055, 2.4); // IEC 61966-2-1
    const double off = std::log2(0.18 / light); // from a grey card's light
    return off > 1 ? off - 1 : off < -1 ? off + 1 : 0.0;
}

}  // namespace face
