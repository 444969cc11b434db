// SPDX-License-Identifier: Apache-2.0
//
// Challenges: what a capture asks the traveller to do, drawn so that nobody can foretell it.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cotejo/policy.hpp"
#include "cotejo/record.hpp"
#include "cotejo/visit.hpp"

namespace cotejo {

/// How many bytes a nonce has.
inline constexpr std::size_t kNonceBytes = 16;

/// The steps of a challenge, in order.
std::vector<std::string> steps_of(const Record& challenge);

/// Draws the challenges of one capture, never the same step twice in one.
class Challenges {
public:
    Challenges(ChallengePolicy policy, RandomBytes random)
        : steps_(std::move(policy.steps)), count_(static_cast<std::size_t>(policy.count)),
          random_(std::move(random)) {}

    /// A challenge under a fresh nonce; nothing when too few steps are left to choose from.
    /// Status::failed when there are no random bytes.
    Result<std::optional<Record>> draw();
    /// Leaves a step out of every later challenge.
    void without(std::string_view step);

private:
    bool fill(std::span<std::uint8_t> bytes) const;
    /// A number below `limit` (1 to 256), each as likely as any other.
    std::optional<std::size_t> below(std::size_t limit) const;

    std::vector<std::string> steps_;
    std::size_t count_;
    RandomBytes random_;
};

}  // namespace cotejo
