// SPDX-License-Identifier: Apache-2.0
//
// Steering: guides a traveller through a challenge, and says how much of it is done.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cotejo/plugin/draft.hpp"
#include "cotejo/plugin/host.hpp"
#include "steps.hpp"

namespace face {

class Steering {
public:
    /// Looks at the next frame of a capture: hints at the step at hand and adds COTEJO_FACT_CHALLENGE. Progress
    /// belongs to the challenge's nonce; another one starts anew. Tells whether all is done.
    /// Status::unsupported: a step that is not known here. One thread at a time.
    cotejo::Result<bool> steer(const cotejo::Job& job, const cotejo::View& challenge, const Stance& stance,
                               cotejo::Draft& quality);

private:
    std::vector<std::uint8_t> nonce_;
    std::optional<Progress> progress_;
};

}  // namespace face
