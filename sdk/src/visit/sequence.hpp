// SPDX-License-Identifier: Apache-2.0
//
// Sequence: a few frames that show how a challenge was done.

#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "cotejo/record.hpp"

namespace cotejo {

/// The most frames a sample holds, those for templates and those for the attack detector together.
inline constexpr std::size_t kMostFrames = 16;

/// Keeps at most `most` frames: about half are marked ones, the others lie evenly in time over all that
/// was offered, at whatever speed they came and however long it took. Each is frozen when it is kept,
/// so that no camera waits for its memory.
class Sequence {
public:
    explicit Sequence(std::size_t most) : marks_(most / 2), evens_(most - most / 2) {}

    /// The camera's next frame. A frame that cannot be frozen is left out.
    void offer(const Record& frame);
    /// A frame that shows something done. When there are too many, the first ones and the last stay.
    void mark(const Record& frame);
    void clear();
    /// What was kept, in order of time, none twice.
    std::vector<Record> frames() const;

private:
    std::uint64_t slot(const Record& frame) const;
    void thin();

    std::size_t marks_, evens_;
    std::uint64_t apart_ns_ = 50'000'000; ///< twenty a second at most; doubles when they are too many
    std::vector<Record> marked_, even_;
};

}  // namespace cotejo
