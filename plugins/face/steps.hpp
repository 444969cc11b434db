// SPDX-License-Identifier: Apache-2.0
//
// Steps: what a traveller is asked to do in an active check, and when it is done.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lids.hpp"
#include "mesh.hpp"

namespace face {

enum class Step { turn_left, turn_right, blink, come_closer };

/// The step that a word of hints.h names; nothing for any other word.
std::optional<Step> step_named(std::string_view word);

/// What one frame shows of a head.
struct Stance {
    double yaw = 0;  ///< degrees, to the subject's own left
    double open = 0; ///< mean openness of the eyes
    double size = 0; ///< forehead to chin, in pixels, however the head is turned
};

Stance stance(const Shape& shape, const Openness& eyes);

/// How far the steps are done, in their order. A step begins near the neutral state only: looking
/// ahead, and to blink with open eyes. Turns: 20 degrees; approach: 1.3 times the size it began with;
/// blink: the lids to 0.65 of how far they were open, and open again. Any thread, one at a time.
class Progress {
public:
    /// `ease` from 0 to 1 brings what a step takes that much nearer: for who sees fewer frames.
    explicit Progress(std::vector<Step> steps, double ease = 0) : steps_(std::move(steps)), ease_(ease) {}

    /// The next frame, in order of time. At most one moment of a step is seen in one frame.
    void saw(const Stance& now);

    std::size_t done() const { return done_; } ///< whole steps
    bool all() const { return done_ == steps_.size(); }
    Step at_hand() const { return steps_[done_]; } ///< Only while not all().
    /// 0 to 1, and more with each moment that was waited for: begun, at the far end, back.
    double part() const;

private:
    bool begins(const Stance& now) const;
    bool is_far(const Stance& now) const;
    bool is_back(const Stance& now) const;

    std::vector<Step> steps_;
    double ease_;
    std::size_t done_ = 0;
    int moment_ = 0;  ///< of the step at hand: 0 not begun, 1 begun, 2 at the far end
    Stance start_;    ///< where it began
};

}  // namespace face
