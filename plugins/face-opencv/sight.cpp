// SPDX-License-Identifier: Apache-2.0
//
// Looks for one whole face.

#include "sight.hpp"

#include <algorithm>
#include <cmath>

#include "cotejo/hints.h"
#include "mesh_points.hpp"
#include "picture.hpp"

namespace face {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr float kLeastEyes = 5;              // pixels between them
constexpr float kStillThere = 3;             // presence of a face that is followed
constexpr int kFollowed = 10;                // frames until all of the picture is looked at
constexpr std::uint64_t kSoon = 500'000'000; // ns between frames of one movement

Refusal refused(const char* why, const char* hint) { return {Error{Status::refused, why}, hint}; }

/// True when eyes, nose and mouth lie in the picture.
bool is_whole(const Shape& shape, cv::Size picture) {
    const cv::Rect2f inside({}, cv::Size2f(picture));
    constexpr int kFeatures[] = {kLeftEye.outer, kLeftEye.inner, kRightEye.inner, kRightEye.outer,
                                 kNoseTip, kOuterLips.left, kOuterLips.right};
    return std::ranges::all_of(kFeatures, [&](int index) {
        const cv::Point3f& point = shape.points[std::size_t(index)];
        return inside.contains(cv::Point2f(point.x, point.y));
    });
}

float eyes_apart(const Face& face) {
    const cv::Point2f apart = face.points[right_eye] - face.points[left_eye];
    return std::hypot(apart.x, apart.y);
}

/// Where the detector would have found this shape.
Face of(const Shape& shape, const Face& before) {
    cv::Point2f least(1e9f, 1e9f), most(-1e9f, -1e9f);
    for (const cv::Point3f& point : shape.points) {
        least = {std::min(least.x, point.x), std::min(least.y, point.y)};
        most = {std::max(most.x, point.x), std::max(most.y, point.y)};
    }
    Face face{cv::Rect2f(least, most), {}, before.score};
    face.points = five(shape);
    return face;
}

std::optional<Refusal> flaw(const Sight& sight) {
    if (eyes_apart(sight.face) < kLeastEyes)
        return refused("the face is too small: fewer than 5 pixels between the eyes", COTEJO_HINT_COME_CLOSER);
    if (sight.shape.presence < 0)
        return refused("the face is covered, or is none", COTEJO_HINT_WHOLE_FACE);
    if (!is_whole(sight.shape, sight.picture.size()))
        return refused("only a part of the face is in the picture", COTEJO_HINT_WHOLE_FACE);
    return std::nullopt;
}

}  // namespace

Eye::Eye(Runtime& runtime, const std::string& detector, const std::string& landmarks)
    : finder_(runtime, detector), mesh_(runtime, landmarks) {}

Result<Sight, Refusal> Eye::look(const cotejo::View& sample, Look look) {
    const Result<cv::Mat> read = picture::read(sample);
    if (!read) return Refusal{read.error(), ""};
    return find(picture::colour(*read), look);
}

Result<Sight, Refusal> Eye::find(const cv::Mat& picture, Look look) {
    const std::vector<Face> faces = finder_.find(picture, look);
    if (faces.empty()) return refused("no face in the picture", COTEJO_HINT_LOOK_HERE);
    if (second_to_first(faces) > kTwoPeople)
        return Refusal{{Status::refused, "more than one face in the picture"}, COTEJO_HINT_ONE_PERSON, faces, picture.size()};
    Sight sight{picture, faces.front(), mesh_.fit(picture, faces.front()), {faces.begin() + 1, faces.end()}};
    if (auto why = flaw(sight)) return *std::move(why);
    return sight;
}

Result<Sight, Refusal> Eye::follow(const cotejo::View& frame) {
    const Result<cv::Mat> read = picture::read(frame);
    if (!read) return Refusal{read.error(), ""};
    const cv::Mat picture = picture::colour(*read);
    if (auto again = found_again(picture, frame.time_ns())) return *std::move(again);
    Result<Sight, Refusal> sight = find(picture, Look::quick);
    last_.reset();
    if (sight) last_ = Last{sight->face, sight->others, picture.size(), frame.time_ns(), 0};
    return sight;
}

std::optional<Sight> Eye::found_again(const cv::Mat& picture, std::uint64_t time_ns) {
    if (!last_ || last_->size != picture.size() || last_->followed >= kFollowed) return std::nullopt;
    if (time_ns <= last_->time_ns || time_ns - last_->time_ns > kSoon) return std::nullopt;
    Sight sight{picture, last_->face, mesh_.fit(picture, last_->face), last_->others};
    sight.face = of(sight.shape, last_->face);
    if (sight.shape.presence < kStillThere || flaw(sight)) return std::nullopt;
    last_->face = sight.face;
    last_->time_ns = time_ns;
    ++last_->followed;
    return sight;
}

}  // namespace face
