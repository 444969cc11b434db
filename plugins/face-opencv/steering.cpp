// SPDX-License-Identifier: Apache-2.0
//
// Keeps the progress of the challenge at hand, and no other.

#include "steering.hpp"

#include <algorithm>

#include "cotejo/plugin/challenge.hpp"

namespace face {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

Result<std::vector<Step>> known(const std::vector<std::string_view>& words) {
    std::vector<Step> steps;
    for (const std::string_view word : words) {
        const auto step = step_named(word);
        if (!step) return Error{Status::unsupported, "a challenge with a step that faces cannot do"};
        steps.push_back(*step);
    }
    if (steps.empty()) return Error{Status::invalid, "a challenge without steps"};
    return steps;
}

}  // namespace

Result<bool> Steering::steer(const cotejo::Job& job, const cotejo::View& challenge, const Stance& stance,
                             cotejo::Draft& quality) {
    const auto words = cotejo::steps_of(challenge);
    if (!progress_ || !std::ranges::equal(nonce_, challenge.data())) {
        auto steps = known(words);
        if (!steps) return steps.error();
        nonce_.assign(challenge.data().begin(), challenge.data().end());
        progress_.emplace(*std::move(steps));
    }
    progress_->saw(stance);
    quality.number(COTEJO_FACT_CHALLENGE, progress_->part());
    if (!progress_->all()) job.guide(std::string(words[progress_->done()]).c_str(), progress_->part());
    return progress_->all();
}

}  // namespace face
