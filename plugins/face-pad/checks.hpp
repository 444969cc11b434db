// SPDX-License-Identifier: Apache-2.0
//
// The checks, each by itself. A check that a sample cannot show (no turn, one frame) is nothing, and
// counts nowhere; a measure is a plain number, and fusion.hpp says what it comes to.

#pragma once

#include <optional>

#include "sample.hpp"

namespace pad {

// --- Active: only with a challenge ---------------------------------------------------------------
/// How much of the challenge the frames do not show, 0 to 1.
std::optional<double> undone(const Sample& sample);
/// How unlike the most unlike face that looks ahead is to the best frame's, 0 to 1: light and contrast taken off.
std::optional<double> change_of_face(const Sample& sample);
/// The greatest jump between frames beside what a head can do in the time; above 1 none can.
std::optional<double> jump(const Sample& sample);
/// How well a solid head explains a turn beside how well a plane does: misfit of the one by that of the
/// other. 0 is solid, 1 is flat. Nothing when no two frames are turned by 12 degrees.
std::optional<double> flatness(const Sample& sample);
/// How much better what is beside the head fits when it goes along with the face than when it stays, 0
/// to 1: behind a kiosk's camera, which is fixed, the world stays. Nothing while the face does not move.
std::optional<double> world_moves(const Sample& sample);

// --- Passive: each frame; the greatest of all of them --------------------------------------------
/// The strongest fine regular pattern in the face, beside what is around it in the spectrum, in decibels.
std::optional<double> pattern(const Sample& sample);
/// How little of grey and colour is used beside what a live face in its scene uses, 0 to 1. Depends on
/// skin and light: never decides alone.
std::optional<double> dullness(const Sample& sample);
/// How many sides (0 to 4) of a rectangle around the face are straight edges that go along with it.
std::optional<double> frame_around(const Sample& sample);

// --- Injection -----------------------------------------------------------------------------------
/// The smallest difference of two frames, brightness and contrast taken off, in grey levels.
std::optional<double> nearest_repeat(const Sample& sample);
/// The shortest time between two frames, in milliseconds.
std::optional<double> shortest_gap(const Sample& sample);
/// How alike the noise of two frames is that lies on the face and moves along with it, -1 to 1.
std::optional<double> shared_noise(const Sample& sample);
/// The noise of the quietest frame, in its quieter parts, in grey levels.
std::optional<double> least_noise(const Sample& sample);

}  // namespace pad
