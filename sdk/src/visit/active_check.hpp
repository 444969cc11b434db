// SPDX-License-Identifier: Apache-2.0
//
// ActiveCheck: the challenge of one capture, how far the traveller is, and the frames that show it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "visit/challenge.hpp"
#include "visit/sequence.hpp"

namespace cotejo {

/// One capture's active check, or none. The visit's thread. It writes down nothing about who could not
/// do what: that is a person's own matter.
class ActiveCheck {
public:
    /// Keeps at most `frames`. Without a policy there is no check.
    ActiveCheck(std::optional<ChallengePolicy> policy, RandomBytes random, std::size_t frames);

    /// Draws the first challenge. Status::failed when there are no random bytes.
    Result<void> begin();
    /// What the traveller is asked to do now; nothing when no check is made.
    const std::optional<Record>& challenge() const { return challenge_; }

    void seen(const Record& frame);
    /// The step that a hint names is the one the traveller is at.
    void asked(const std::string& hint);
    /// What the judge says of a frame: how much is done by it, 0 to 1.
    void judged(const Record& frame, double progress);
    /// True when a frame with this progress may be taken.
    bool allows(double progress) const { return !challenge_ || progress >= 1.0; }

    /// The traveller cannot do the step they are at: draws a challenge without it, or none when too few
    /// steps are left. Nothing of the one before counts any more. Status::failed as begin().
    Result<void> unable();

    /// The frames since the challenge was drawn, in order of time, without these.
    std::vector<Record> frames_besides(const std::vector<Record>& others) const;

private:
    std::optional<Challenges> challenges_;
    std::optional<Record> challenge_;
    Sequence sequence_;
    std::string at_;
    double done_ = 0.0;
};

}  // namespace cotejo
