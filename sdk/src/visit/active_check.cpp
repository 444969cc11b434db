// SPDX-License-Identifier: Apache-2.0

#include "visit/active_check.hpp"

#include <algorithm>

namespace cotejo {

ActiveCheck::ActiveCheck(std::optional<ChallengePolicy> policy, RandomBytes random,
                         std::size_t frames)
    : sequence_(frames) {
    if (policy) challenges_.emplace(std::move(*policy), std::move(random));
}

Result<void> ActiveCheck::begin() {
    sequence_.clear();
    challenge_.reset();
    at_.clear();
    done_ = 0.0;
    if (!challenges_) return {};
    Result<std::optional<Record>> drawn = challenges_->draw();
    if (!drawn) return drawn.error();
    challenge_ = std::move(*drawn);
    return {};
}

void ActiveCheck::seen(const Record& frame) {
    if (challenge_) sequence_.offer(frame);
}

void ActiveCheck::asked(const std::string& hint) {
    if (!challenge_) return;
    const std::vector<std::string> steps = steps_of(*challenge_);
    if (std::ranges::find(steps, hint) != steps.end()) at_ = hint;
}

void ActiveCheck::judged(const Record& frame, double progress) {
    if (!challenge_ || !(progress > done_)) return;
    done_ = progress;
    sequence_.mark(frame);
}

Result<void> ActiveCheck::unable() {
    if (!challenge_) return {};
    challenges_->without(at_.empty() ? steps_of(*challenge_).front() : at_);
    return begin();
}

std::vector<Record> ActiveCheck::frames_besides(const std::vector<Record>& others) const {
    std::vector<Record> frames = challenge_ ? sequence_.frames() : std::vector<Record>{};
    std::erase_if(frames, [&](const Record& frame) {
        return std::ranges::find(others, frame.time_ns(), &Record::time_ns) != others.end();
    });
    return frames;
}

}  // namespace cotejo
