// SPDX-License-Identifier: Apache-2.0
//
// Capture: the one loop of a check-in. Frames in, hints out, and the best sample at the end.

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "cotejo/providers.hpp"
#include "cotejo/visit.hpp"

namespace cotejo {

/// From the first sample that passes, this long a better one is waited for.
inline constexpr std::chrono::milliseconds kBestOf{500};

struct CaptureOrder {
    std::string kind;
    Source source; ///< empty where the kind can only be typed
    std::vector<Provider> assessors; ///< of `kind`; empty where a reader judges, or nobody
    std::optional<double> lowest;    ///< every assessor's `unified` must reach it
    std::vector<Record> unlock;      ///< inputs of the source
    int count = 1;                   ///< impressions
    bool skip = false;               ///< the traveller may say that they have none
    std::optional<Typed> typed = {}; ///< what they may type instead
    std::chrono::milliseconds wait{30'000};
    std::optional<ChallengePolicy> challenge; ///< the active check to make, if any
    RandomBytes random;
    std::function<void(const std::string&)> fault; ///< a sentence about the source, for the operator
};

/// What a capture took, not frozen yet. `closing` is the source on its way to closing its sensor:
/// whoever holds it waits for that by destroying it.
struct Captured {
    std::vector<Record> records; ///< best first
    std::vector<Record> sequence; ///< more frames since the challenge was drawn, in order of time
    std::optional<Record> challenge; ///< what was done; nothing when no active check was made
    Provider by; ///< empty when it was typed
    std::unique_ptr<Running> closing;
};

/// Runs the loop until a sample is taken, once its challenge is done, `wait` and its extensions have
/// passed ("retry"), the traveller has none ("skipped"), or `stop` ("cancelled"). "unavailable" when the source is not there, "failed" when
/// its frames have impossible times. A traveller who cannot do a challenge is given another, and a
/// whole `wait` for it; when there is none, the capture goes on without.
Result<Captured, Miss> capture(const CaptureOrder& order, Front& front, std::stop_token stop);

}  // namespace cotejo
