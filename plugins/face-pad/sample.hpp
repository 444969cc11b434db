// SPDX-License-Identifier: Apache-2.0
//
// Sample: the frames of one capture, made ready for the checks.

#pragma once

#include <cstdint>
#include <vector>

#include "cotejo/plugin/view.hpp"
#include "faces.hpp"
#include "lids.hpp"
#include "mesh.hpp"
#include "steps.hpp"

namespace pad {

/// One frame with its one face.
struct Frame {
    std::uint64_t time_ns = 0;
    cv::Mat colour, grey; ///< bgr8, gray8; live as long as the view they were read from
    face::Shape shape;
    face::Stance stance;
    cv::Rect2f box;       ///< forehead to chin and ear to ear, pixels; may reach past the edge

    float height() const { return box.height; }
    cv::Point2f middle() const { return (box.tl() + box.br()) / 2; }
};

struct Sample {
    std::vector<Frame> frames;      ///< whole pictures in order of time, none twice, one at least
    std::size_t near = 0;           ///< which of them is nearest in time to the best
    Frame best;                     ///< what comparison rests on; may have been reduced to its subject
    bool impossible_times = false;  ///< two different frames of one time
    std::vector<face::Step> steps;  ///< what was asked; none without a challenge

    const Frame& reference() const { return frames[near]; }
};

class Reader {
public:
    /// Loads the networks. Throws std::exception when a file is none.
    Reader(face::Runtime& runtime, const std::string& detector, const std::string& landmarks, const std::string& eyes);

    /// Looks at the frames of a detect job, the best first. Status::refused when they cannot be judged:
    /// the best frame without a face, two faces of a like size in any, more than a quarter of the others
    /// without a face, or of different sizes; with a challenge fewer than four. Status::unsupported: a
    /// step that is not known. One thread at a time.
    cotejo::Result<Sample> read(std::span<const cotejo::View> frames, const cotejo::View* challenge);

private:
    cotejo::Result<Frame> look(const cotejo::View& view);
    cotejo::Result<std::size_t> look_at_all(std::span<const cotejo::View> views, Sample& sample);

    face::Finder finder_;
    face::Mesh mesh_;
    face::Lids lids_;
};

}  // namespace pad
