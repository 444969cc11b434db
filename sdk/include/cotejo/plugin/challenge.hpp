// SPDX-License-Identifier: Apache-2.0
//
// Reading a challenge, for authors of assess and detect.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/plugin/view.hpp"

namespace cotejo {

/// The challenge among a job's inputs, which is the last of them; null when none was given.
inline const View* challenge_in(std::span<const View> inputs) {
    const bool given = !inputs.empty() && inputs.back().kind() == COTEJO_KIND_CHALLENGE;
    return given ? &inputs.back() : nullptr;
}

/// The inputs before the challenge: the frames.
inline std::span<const View> frames_in(std::span<const View> inputs) {
    return inputs.first(inputs.size() - (challenge_in(inputs) ? 1 : 0));
}

/// The steps of a challenge, in order, each a word of hints.h. They live as long as the view. A plugin
/// that does not know one answers Status::unsupported.
inline std::vector<std::string_view> steps_of(const View& challenge) {
    std::vector<std::string_view> steps;
    while (const auto step = challenge.text("step." + std::to_string(steps.size() + 1)))
        steps.push_back(*step);
    return steps;
}

}  // namespace cotejo
