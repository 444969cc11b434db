// SPDX-License-Identifier: Apache-2.0
//
// Gestures: what a made-up walker does in front of the sensor, one after another, and what a judge and
// a detector make of a challenge.

#pragma once

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cotejo/plugin.hpp"

namespace cotejo::gait {

/// A frame is "frame <number> <walker>", or "frame <number> <gesture> <walker>" of who is at something.
inline std::vector<std::string> words_of(View frame) {
    std::istringstream text(std::string(frame.data().begin(), frame.data().end()));
    std::vector<std::string> words;
    for (std::string word; text >> word;) words.push_back(word);
    return words;
}

inline std::string gesture_in(View frame) {
    const auto words = words_of(frame);
    return words.size() == 4 ? words[2] : "";
}

/// The gesture of a frame when these are gone through in turn, with plain walking after each.
inline std::string gesture_of(const std::string& all, int frame) {
    std::istringstream text(all);
    std::vector<std::string> gestures;
    for (std::string word; text >> word;) gestures.push_back(word);
    const auto turn = static_cast<std::size_t>(frame) % (2 * gestures.size() + 1);
    return turn % 2 ? gestures[turn / 2] : "";
}

/// How far each challenge is, by its nonce: what an assess may remember from frame to frame.
class Progress {
public:
    /// How many of the steps are done when this gesture was seen.
    std::size_t saw(View challenge, const std::string& gesture) {
        std::size_t& done = done_[{challenge.data().begin(), challenge.data().end()}];
        const auto steps = steps_of(challenge);
        if (done < steps.size() && gesture == steps[done]) ++done;
        return done;
    }

private:
    std::map<std::vector<std::uint8_t>, std::size_t> done_;
};

/// True when two frames are the same, byte for byte.
inline bool repeats(std::span<const View> frames) {
    std::set<std::vector<std::uint8_t>> seen;
    for (const View& frame : frames)
        if (!seen.insert({frame.data().begin(), frame.data().end()}).second) return true;
    return false;
}

/// True when frames in order of time show the steps in their order.
inline bool shows(std::span<const View> frames, View challenge) {
    std::map<std::uint64_t, std::string> in_order;
    for (const View& frame : frames) in_order[frame.time_ns()] = gesture_in(frame);
    const auto steps = steps_of(challenge);
    std::size_t done = 0;
    for (const auto& [time, gesture] : in_order)
        if (done < steps.size() && gesture == steps[done]) ++done;
    return done == steps.size();
}

}  // namespace cotejo::gait
