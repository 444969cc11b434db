// SPDX-License-Identifier: Apache-2.0

#include "sample.hpp"

#include <algorithm>
#include <cstring>

#include "cotejo/plugin/challenge.hpp"
#include "picture.hpp"

namespace pad {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

constexpr std::size_t kFewest = 4;      // frames that can show a challenge
constexpr float kLeastFace = 60;        // pixels from forehead to chin
constexpr const char* kNoFace = "no face in a frame";

cv::Rect2f around(const face::Shape& shape) {
    cv::Point2f least(1e9f, 1e9f), most(-1e9f, -1e9f);
    for (const cv::Point3f& point : shape.points) {
        least = {std::min(least.x, point.x), std::min(least.y, point.y)};
        most = {std::max(most.x, point.x), std::max(most.y, point.y)};
    }
    return {least, most};
}

bool same_bytes(const cotejo::View& a, const cotejo::View& b) {
    return a.data().size() == b.data().size() && std::ranges::equal(a.data(), b.data());
}

/// The whole pictures in order of time, a frame given twice left out; two frames of one time stay. Those
/// in front that have another size than the last were reduced to their subject.
std::vector<const cotejo::View*> whole(std::span<const cotejo::View> views) {
    const cotejo::View& last = views.back();
    std::vector<const cotejo::View*> order;
    for (const cotejo::View& view : views) {
        if (order.empty() && (view.width() != last.width() || view.height() != last.height())) continue;
        const bool again = std::ranges::any_of(order, [&](const cotejo::View* other) {
            return other->time_ns() == view.time_ns() && same_bytes(*other, view);
        });
        if (!again) order.push_back(&view);
    }
    std::ranges::stable_sort(order, {}, [](const cotejo::View* view) { return view->time_ns(); });
    return order;
}

std::size_t nearest(const std::vector<Frame>& frames, std::uint64_t time_ns) {
    const auto away = [&](const Frame& frame) { return std::max(frame.time_ns, time_ns) - std::min(frame.time_ns, time_ns); };
    return std::size_t(std::ranges::min_element(frames, {}, away) - frames.begin());
}

Result<std::vector<face::Step>> steps_in(const cotejo::View& challenge) {
    std::vector<face::Step> steps;
    for (const std::string_view word : cotejo::steps_of(challenge)) {
        const auto step = face::step_named(word);
        if (!step) return Error{Status::unsupported, "a challenge with a step that is not known here"};
        steps.push_back(*step);
    }
    if (steps.empty()) return Error{Status::invalid, "a challenge without steps"};
    return steps;
}

}  // namespace

Reader::Reader(face::Runtime& runtime, const std::string& detector, const std::string& landmarks,
               const std::string& eyes)
    : finder_(runtime, detector), mesh_(runtime, landmarks), lids_(runtime, eyes) {}

Result<Frame> Reader::look(const cotejo::View& view) {
    const Result<cv::Mat> read = picture::read(view);
    if (!read) return read.error();
    Frame frame{.time_ns = view.time_ns(), .colour = picture::colour(*read), .grey = picture::grey(*read)};
    const std::vector<face::Face> faces = finder_.find(frame.colour, face::Look::quick);
    if (faces.empty()) return Error{Status::refused, kNoFace};
    if (face::second_to_first(faces) > face::kTwoPeople) return Error{Status::refused, "more than one face in a frame"};
    frame.shape = mesh_.fit(frame.colour, faces.front());
    if (frame.shape.presence < 0) return Error{Status::refused, kNoFace};
    frame.stance = face::stance(frame.shape, lids_.look(frame.colour, frame.shape));
    frame.box = around(frame.shape);
    if (frame.height() < kLeastFace) return Error{Status::refused, "a face too small to judge: fewer than 60 pixels tall"};
    return frame;
}

Result<std::size_t> Reader::look_at_all(std::span<const cotejo::View> views, Sample& sample) {
    std::size_t without = 0;
    for (const cotejo::View* view : whole(views)) {
        Result<Frame> frame = view == &views.front() ? sample.best : look(*view);
        if (!frame && std::string_view(frame.error().what) == kNoFace && ++without) continue;
        if (!frame) return frame.error();
        if (!sample.frames.empty()) {
            const Frame& before = sample.frames.back();
            if (before.grey.size() != frame->grey.size()) return Error{Status::refused, "frames of different sizes"};
            sample.impossible_times |= before.time_ns == frame->time_ns;
        }
        sample.frames.push_back(*std::move(frame));
    }
    return without;
}

Result<Sample> Reader::read(std::span<const cotejo::View> views, const cotejo::View* challenge) {
    if (views.empty()) return Error{Status::refused, "no frame"};
    Sample sample;
    if (challenge) {
        auto steps = steps_in(*challenge);
        if (!steps) return steps.error();
        sample.steps = *std::move(steps);
    }
    Result<Frame> best = look(views.front());
    if (!best) return best.error();
    sample.best = *std::move(best);
    const Result<std::size_t> without = look_at_all(views, sample);
    if (!without) return without.error();
    if (4 * *without > views.size()) return Error{Status::refused, "no face in more than a quarter of the frames"};
    if (challenge && sample.frames.size() < kFewest)
        return Error{Status::refused, "too few frames to judge a challenge: fewer than 4"};
    if (sample.frames.empty()) sample.frames.push_back(sample.best);
    sample.near = nearest(sample.frames, sample.best.time_ns);
    return sample;
}

}  // namespace pad
